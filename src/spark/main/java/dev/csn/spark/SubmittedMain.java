package dev.csn.spark;

import dev.csn.cli.CsnCommand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The main class for {@code spark-submit}. The command uses the master of {@code spark-submit}. */
public final class SubmittedMain {
  private static final String MASTER = "--master";

  private SubmittedMain() {}

  /** Runs a command line and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(CsnCommand.execute(withMaster(arguments, System.getProperty("spark.master"))));
  }

  /**
   * Adds the master to a command line that names none, if its verb has the flag {@code --master}.
   */
  static String[] withMaster(String[] arguments, @Nullable String master) {
    boolean named =
        List.of(arguments).contains(MASTER)
            || List.of(arguments).stream().anyMatch(a -> a.startsWith(MASTER + "="));
    if (master == null || named || arguments.length == 0) {
      return arguments;
    }
    if (!CsnCommand.takes(arguments[0], MASTER)) {
      return arguments;
    }
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(1, List.of(MASTER, master));
    return all.toArray(String[]::new);
  }
}
