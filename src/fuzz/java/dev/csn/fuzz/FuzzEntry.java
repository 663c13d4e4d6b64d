package dev.csn.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/** What Jazzer calls: with the name of a reader; without one, an input's first byte tells which. */
public final class FuzzEntry {
  private static Target[] targets; // Jazzer knows classes, not objects.

  private FuzzEntry() {}

  /** Prepares the readers. */
  public static void fuzzerInitialize(String[] arguments) throws IOException {
    Reader[] readers =
        arguments.length == 0 ? Reader.values() : new Reader[] {Reader.valueOf(arguments[0])};
    Target[] made = new Target[readers.length];
    for (int i = 0; i < made.length; i++) {
      made[i] = readers[i].target(Files.createTempDirectory("csn-fuzz"));
    }
    targets = made;
  }

  /** Tries one input. */
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    if (targets.length == 1) {
      Contract.holds(targets[0], input);
    } else if (input.length > 0) {
      Contract.holds(
          targets[(input[0] & 0xff) % targets.length], Arrays.copyOfRange(input, 1, input.length));
    }
  }

  /** An input's bytes where all readers are fuzzed together. */
  static byte[] forAll(Reader reader, byte[] input) {
    return Parts.selecting(List.of(Reader.values()).indexOf(reader), input);
  }
}
