package dev.csn.fuzz;

import dev.csn.view.text.TextTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fuzzes readers one after the other, for long; {@code scripts/fuzz} starts it. */
public final class FuzzMain {
  private static final int SECONDS = 60;

  private FuzzMain() {}

  /** Takes a directory for what it makes, then {@code [--seconds N] [READER...]}. */
  public static void main(String[] arguments) throws Exception {
    List<String> rest = new ArrayList<>(List.of(arguments));
    Path directory = Path.of(rest.remove(0));
    int seconds = SECONDS;
    if (!rest.isEmpty() && rest.get(0).equals("--seconds")) {
      seconds =
          rest.size() > 1 && rest.get(1).matches("[1-9][0-9]{0,8}")
              ? Integer.parseInt(rest.get(1))
              : usage("--seconds");
      rest.subList(0, 2).clear();
    }
    List<Reader> readers = new ArrayList<>();
    for (String name : rest) {
      readers.add(
          Arrays.stream(Reader.values())
              .filter(r -> r.label().equals(name))
              .findFirst()
              .orElse(null));
      if (readers.contains(null)) {
        usage(name);
      }
    }
    boolean found =
        run(
            new FuzzProcess(directory, "-max_total_time=" + seconds),
            rest.isEmpty() ? List.of(Reader.values()) : readers);
    System.exit(found ? 1 : 0);
  }

  private static int usage(String argument) {
    System.err.println(
        "csn: '"
            + argument
            + "': usage is scripts/fuzz [--seconds N] [READER...], of the readers "
            + String.join(", ", Arrays.stream(Reader.values()).map(Reader::label).toList()));
    System.exit(2);
    throw new IllegalStateException("exit returned");
  }

  private static boolean run(FuzzProcess process, List<Reader> readers) throws Exception {
    TextTable table =
        new TextTable(
            "reader", "executions", "per second", "edges", "features", "corpus", "finding");
    boolean found = false;
    for (Reader reader : readers) {
      System.err.println("fuzzing " + reader.label());
      FuzzResult result = process.run(reader);
      found |= result.finding() != null;
      table.row(
          reader.label(),
          result.executions(),
          result.perSecond(),
          result.edges(),
          result.features(),
          result.corpus(),
          result.finding() == null ? "none" : result.finding());
    }
    System.out.print(table);
    return found;
  }
}
