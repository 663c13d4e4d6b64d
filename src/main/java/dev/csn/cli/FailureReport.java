package dev.csn.cli;

import dev.csn.error.NearestName;
import dev.csn.error.OneLine;
import dev.csn.error.UserException;
import dev.csn.io.FileProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Reports a failure as one line on standard error and an exit code. */
final class FailureReport implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final int FAILURE = 1;
  private static final int USAGE = 2;
  private static final int LONGEST = 1000;

  /** Reports a command line that could not be parsed. */
  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    List<String> unmatched = command.getUnmatchedArguments();
    // A mistyped flag also leaves the intended one missing: the mistyped one is the helpful
    // message.
    print(
        command.getErr(),
        OutputOptions.ColorMode.auto,
        unmatched.isEmpty()
            ? String.valueOf(e.getMessage())
            : unknown(command.getCommandSpec(), unmatched.get(0)));
    return USAGE;
  }

  private static String unknown(CommandSpec command, String argument) {
    Set<String> verbs = command.subcommands().keySet();
    boolean flag = argument.startsWith("-");
    String name = flag ? argument.replaceFirst("=.*", "") : argument;
    Set<String> known = flag ? command.optionsMap().keySet() : verbs;
    String what = flag ? "unknown flag" : verbs.isEmpty() ? "unexpected argument" : "unknown verb";
    return what
        + " '"
        + name
        + "'"
        + NearestName.of(name, known)
            .map(nearest -> "; did you mean " + nearest + "?")
            .orElse("; `" + command.qualifiedName() + " --help` lists the known ones");
  }

  /** Reports a command that failed; with {@code --verbose} also the stack trace. */
  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parsed) {
    Throwable e = reason(failure);
    Verb<?> failed = commandLine.getCommand() instanceof Verb<?> verb ? verb : null;
    if (Interruption.programEnds() && !(failed instanceof InterruptibleVerb<?>)) {
      // Its temporary files vanish while it fails. Interruptible verbs report their own state.
      return InterruptibleVerb.INTERRUPTED;
    }
    boolean verbose = failed != null && failed.output.verbose();
    UserException mistake = e instanceof UserException user ? user : null;
    boolean hint = mistake == null && !verbose;
    print(
        commandLine.getErr(),
        failed == null ? OutputOptions.ColorMode.auto : failed.output.color(),
        message(e) + (hint ? " (--verbose shows where)" : ""));
    if (verbose) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      commandLine.getErr().print(trace);
      commandLine.getErr().flush();
    }
    return mistake == null ? FAILURE : mistake.exitCode();
  }

  /**
   * The cause to report. Unwraps unchecked file errors. Prefers an OutOfMemoryError anywhere in the
   * chain, since the exceptions around it lack its message.
   */
  private static Throwable reason(Throwable failure) {
    Throwable reason = failure instanceof ExecutionException ? causeOf(failure) : failure;
    reason = reason instanceof UncheckedIOException ? causeOf(reason) : reason;
    Throwable cause = reason instanceof UserException ? null : reason;
    for (; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        reason = cause;
      }
    }
    return reason;
  }

  private static Throwable causeOf(Throwable failure) {
    return Objects.requireNonNullElse(failure.getCause(), failure);
  }

  private static String message(Throwable e) {
    if (e instanceof UserException mistake) {
      return mistake.getMessage();
    }
    if (e instanceof OutOfMemoryError) {
      return "out of memory: " + e.getMessage() + "; CSN_JAVA_OPTS=-Xmx8g raises the limit";
    }
    if (e instanceof IOException io) { // a full disk, a closed pipe
      String file = io instanceof FileSystemException f ? f.getFile() + ": " : "";
      return file + FileProblem.reason(io);
    }
    return "internal error: " + e;
  }

  private static void print(PrintWriter err, OutputOptions.ColorMode color, String message) {
    String name = Terminal.found().err(color).bad("csn:");
    err.println(name + " " + OneLine.of(message, LONGEST));
  }
}
