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
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns a failure into one line on standard error and an exit code. */
final class FailureReport implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final int FAILURE = 1;
  private static final int USAGE = 2;
  private static final int LONGEST = 1000;

  /** Tells of a command line that could not be parsed. */
  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    List<String> unmatched = command.getUnmatchedArguments();
    // A mistyped flag leaves the one that was meant missing: the first is what helps.
    print(
        command.getErr(),
        ColorMode.auto,
        unmatched.isEmpty() ? e.getMessage() : unknown(command.getCommandSpec(), unmatched.get(0)));
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
            .orElse("; `" + command.qualifiedName() + " --help` lists what is known");
  }

  /** Tells of a command that failed; with {@code --verbose} also where. */
  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parsed) {
    Throwable e = reason(failure instanceof ExecutionException ? failure.getCause() : failure);
    e = e instanceof UncheckedIOException io ? io.getCause() : e;
    Verb<?> failed = commandLine.getCommand() instanceof Verb<?> verb ? verb : null;
    if (Interruption.programEnds() && !(failed instanceof InterruptibleVerb<?>)) {
      // What it was writing vanishes under its hands. One that is waited for has more to tell.
      return InterruptibleVerb.INTERRUPTED;
    }
    boolean verbose = failed != null && failed.output.verbose();
    UserException mistake = e instanceof UserException user ? user : null;
    boolean hint = mistake == null && !verbose;
    print(
        commandLine.getErr(),
        failed == null ? ColorMode.auto : failed.output.color(),
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
   * What is behind a failure of which nothing better was told: a problem with a file, or the want
   * of memory that was met first, maybe by another thread, since those that tell of it do so
   * without its message.
   */
  private static Throwable reason(Throwable failure) {
    Throwable reason = failure instanceof UncheckedIOException ? failure.getCause() : failure;
    Throwable cause = failure instanceof UserException ? null : failure;
    for (; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutOfMemoryError) {
        reason = cause;
      }
    }
    return reason;
  }

  private static String message(Throwable e) {
    if (e instanceof UserException) {
      return e.getMessage();
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

  private static void print(PrintWriter err, ColorMode color, String message) {
    String name = Terminal.found().err(color).bad("csn:");
    err.println(name + " " + OneLine.of(message, LONGEST));
  }
}
