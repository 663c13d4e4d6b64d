package dev.csn.cli;

import dev.csn.error.ConfigurationException;
import dev.csn.io.Json;
import dev.csn.view.text.Style;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** A command with a result that is printed as text or as JSON. */
abstract class Verb<R> implements Callable<Integer> {
  /** Heading of the examples in a verb's help. */
  static final String EXAMPLES = "%nExamples:%n";

  @Mixin protected OutputOptions output;
  @Spec private CommandSpec spec;
  private final List<String> warnings = new ArrayList<>();

  /** Does the work; the result is what {@code --format json} prints. */
  abstract R result() throws Exception;

  /** The result as text. */
  abstract String text(R result);

  /** The style of text on standard output: color, UTF-8, width. */
  final Style style() {
    return Terminal.found().out(output.color());
  }

  int exitCode(R result) {
    return CommandLine.ExitCode.OK;
  }

  @Override
  public Integer call() throws Exception {
    refuseFlagsOfParent();
    output.applyToLogging();
    R result = result();
    PrintWriter out = spec.commandLine().getOut();
    out.print(output.json() ? Json.pretty(result) : text(result));
    StandardOutput.requireWritten(out, /* help= */ false);
    ProgressDisplay display = ProgressDisplay.of(output, err());
    warnings.forEach(display::warn);
    return exitCode(result);
  }

  /**
   * Refuses flags before a subcommand's name: the subcommand would ignore them.
   *
   * @throws ConfigurationException if there are any
   */
  private void refuseFlagsOfParent() {
    CommandSpec parent = spec.parent();
    if (parent == null || !(parent.userObject() instanceof Verb<?>)) {
      return;
    }
    for (OptionSpec option : parent.commandLine().getParseResult().matchedOptions()) {
      throw new ConfigurationException(
          option.longestName() + ": stands before '" + spec.name() + "', must follow it");
    }
  }

  /** Prints a warning after the result. */
  protected final void warnAfterwards(String message) {
    warnings.add(message);
  }

  /** Reports a written file or directory, unless quiet. */
  final void wrote(Path place) {
    if (!output.quiet()) {
      err().println("wrote " + place);
    }
  }

  /** Standard error, for progress and remarks. */
  protected PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
