package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.run.Runs;
import java.nio.file.Path;
import java.util.Arrays;

/** Commands in this process, with runs that are not the working directory's. */
public final class CommandLines {
  private CommandLines() {}

  /** Runs a command that must go well. */
  public static void run(Path runs, Object... arguments) {
    String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    assertEquals(0, CsnCommand.commandLine(new Runs(runs)).execute(words), Arrays.toString(words));
  }
}
