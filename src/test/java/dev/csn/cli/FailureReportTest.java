package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.run.Runs;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class FailureReportTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** A verb whose work is whatever a test wants. */
  @Command(name = "work")
  private static final class Work extends Verb<String> {
    private final Callable<String> work;

    Work(Callable<String> work) {
      this.work = work;
    }

    @Override
    String result() throws Exception {
      return work.call();
    }

    @Override
    String text(String result) {
      return result + "\n";
    }
  }

  private int run(Callable<String> work, String... flags) {
    String[] arguments = new String[flags.length + 1];
    arguments[0] = "work";
    System.arraycopy(flags, 0, arguments, 1, flags.length);
    return CsnCommand.commandLine(new Runs(Path.of("none")))
        .addSubcommand(new Work(work))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private void assertFailed(int exit, String line, Exception e) {
    assertFailed(
        exit,
        line,
        () -> {
          throw e;
        });
  }

  private void assertFailed(int exit, String line, Callable<String> work) {
    assertEquals(exit, run(work));
    assertEquals("", out.toString());
    assertEquals(line + "\n", err.toString());
  }

  @Test
  void aResultIsPrintedAsTextOrAsJson() {
    assertEquals(0, run(() -> "done"));
    assertEquals("done\n", out.toString());
    assertEquals(0, run(() -> "done", "--format", "json"));
    assertEquals("done\n\"done\"\n", out.toString());
    assertEquals("", err.toString());
  }

  @Test
  void aProblemWithAFileIsToldWhicheverExceptionBringsIt() {
    assertFailed(
        1,
        "csn: /full: No space left on device (--verbose shows where)",
        new UncheckedIOException(
            new FileSystemException("/full", null, "No space left on device")));
  }

  @Test
  void aUsersMistakeIsItsMessage() {
    assertFailed(3, "csn: f.npy: cut off", new InputException("f.npy: cut off"));
  }

  @Test
  void aFailureOfOursIsOneLineThatSaysHowToLearnMore() {
    assertFailed(
        1,
        "csn: internal error: java.lang.IllegalStateException: a\\u000ab (--verbose shows where)",
        new IllegalStateException("a\nb"));
  }

  @Test
  void whatKeptAFileFromBeingWrittenIsSaidWhoeverMetIt() {
    IOException full = new FileSystemException("/tmp/csn-1.zip", null, "No space left on device");
    String line = "csn: /tmp/csn-1.zip: No space left on device (--verbose shows where)";
    assertFailed(1, line, full);
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    assertFailed(1, line, new UncheckedIOException(full));
  }

  @Test
  void whatIsNoExceptionIsOneLineToo() {
    assertFailed(
        1,
        "csn: internal error: java.lang.StackOverflowError (--verbose shows where)",
        () -> {
          throw new StackOverflowError();
        });
  }

  @Test
  void aFullMemorySaysWhichLimitToRaise() {
    assertFailed(
        1,
        "csn: out of memory: Java heap space; CSN_JAVA_OPTS=-Xmx8g raises the limit"
            + " (--verbose shows where)",
        () -> {
          throw new OutOfMemoryError("Java heap space");
        });
  }

  @Test
  void soDoesTheFullMemoryOfAnotherThread() {
    assertFailed(
        1,
        "csn: out of memory: Java heap space; CSN_JAVA_OPTS=-Xmx8g raises the limit"
            + " (--verbose shows where)",
        new IllegalStateException(
            new OutOfMemoryError().initCause(new OutOfMemoryError("Java heap space"))));
  }

  @Test
  void whatWasToldOfAFullMemoryIsNotToldOtherwise() {
    assertFailed(
        2, "csn: raise it", new ConfigurationException("raise it", new OutOfMemoryError("heap")));
  }

  @Test
  void aFullDiskNamesTheFile() {
    assertFailed(
        1,
        "csn: runs/a/model.zip: No space left on device (--verbose shows where)",
        new FileSystemException("runs/a/model.zip", null, "No space left on device"));
  }

  @Test
  void verboseAddsTheTraceToAnyFailure() {
    assertEquals(
        3,
        run(
            () -> {
              throw new InputException("f.npy: cut off", new IOException("why"));
            },
            "--verbose"));
    assertTrue(err.toString().startsWith("csn: f.npy: cut off\n"), err.toString());
    assertTrue(err.toString().contains("\n\tat dev.csn.cli.FailureReportTest"), err.toString());
    assertTrue(err.toString().contains("\nCaused by: java.io.IOException: why\n"), err.toString());
  }
}
