package dev.csn.spark;

import dev.csn.cli.CsnCommand;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Runs command lines in this process, Spark's threads among its own, in place of one started. */
final class Here {
  /** Where nobody listens: what names it must not get so far as to ask. */
  static final String NOWHERE = "spark://127.0.0.1:1";

  private Here() {}

  /** Runs a command, however it ends. */
  static Launched.Result csn(Object... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream remarked = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(remarked, true, StandardCharsets.UTF_8));
    try {
      int exit =
          CsnCommand.execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
      return new Launched.Result(
          exit,
          printed.toString(StandardCharsets.UTF_8),
          remarked.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
