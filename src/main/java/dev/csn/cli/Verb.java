package dev.csn.cli;

import dev.csn.error.ConfigurationException;
import dev.csn.io.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** A command with a result that is printed as text or as JSON. */
abstract class Verb<R> implements Callable<Integer> {
  @Mixin protected OutputOptions output;
  @Spec private CommandSpec spec;

  /** Does the work; the result is what {@code --format json} prints. */
  abstract R result() throws Exception;

  /** The result for people. */
  abstract String text(R result);

  int exitCode(R result) {
    return CommandLine.ExitCode.OK;
  }

  @Override
  public Integer call() throws Exception {
    output.applyToLogging();
    R result = result();
    PrintWriter out = spec.commandLine().getOut();
    out.print(output.json() ? Json.pretty(result) : text(result));
    if (out.checkError()) {
      throw new IOException("the result could not be written to standard output");
    }
    return exitCode(result);
  }

  /**
   * Refuses flags of this verb where a subcommand was named: they would do nothing.
   *
   * @throws ConfigurationException if there are any
   */
  void refuseFlags() {
    ParseResult parsed = spec.commandLine().getParseResult();
    for (OptionSpec option : parsed.matchedOptions()) {
      throw new ConfigurationException(
          option.longestName()
              + ": before '"
              + parsed.subcommand().commandSpec().name()
              + "', must be behind it");
    }
  }

  /** Where progress and remarks go. */
  protected PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
