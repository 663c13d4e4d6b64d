package dev.csn.cli;

import dev.csn.run.Build;
import dev.csn.run.Runs;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The tool's entrance: finds the verb and runs it. */
@Command(
    name = "csn",
    description = "Trains and examines Conditional Similarity Networks.",
    synopsisSubcommandLabel = "VERB",
    mixinStandardHelpOptions = true,
    versionProvider = CsnCommand.Version.class,
    subcommands = {
      PrepareDataCommand.class,
      TrainCommand.class,
      StudyCommand.class,
      EvaluateCommand.class,
      QueryCommand.class,
      DumpMasksCommand.class,
      PlotCommand.class,
      EmbedCommand.class
    },
    footer = {
      "",
      "From nothing to neighbours:",
      "  csn prepare-data",
      "  csn train --config config/quickstart.json",
      "  csn query --condition color",
      "",
      "Exit codes: 0 done, 1 failure, 2 wrong usage or configuration,",
      "  3 input data missing or damaged, 130 interrupted."
    })
public final class CsnCommand implements Runnable {
  private final Runs runs;

  @Spec private CommandSpec spec;

  /** Prints which build this is. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var software = Build.software();
      return new String[] {"csn " + software.version() + " (" + software.commit() + ")"};
    }
  }

  private CsnCommand(Runs runs) {
    this.runs = runs;
  }

  /** Runs a command line in the working directory; returns the process exit code. */
  public static int execute(String[] arguments) {
    return commandLine(new Runs(Path.of("runs"))).execute(arguments);
  }

  /**
   * The parser, ready to run.
   *
   * @param runs where runs are kept
   */
  static CommandLine commandLine(Runs runs) {
    return parser(new CsnCommand(runs));
  }

  /** The parser of a command that speaks and fails as csn does. */
  static CommandLine parser(Object command) {
    // Objects, not lambdas: the JVM crashes when it archives lambdas of picocli's interfaces, whose
    // class files are of Java 5 (see archive_classes in scripts/csn).
    FailureReport failures = new FailureReport();
    WholeNumber wholeNumber = new WholeNumber();
    return new CommandLine(command)
        .setExpandAtFiles(false) // @name is a file of that name, not of more arguments
        // JSON is UTF-8 wherever it is printed, and so is the rest.
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .registerConverter(Integer.class, wholeNumber)
        .registerConverter(int.class, wholeNumber)
        .setExecutionStrategy(new Execution())
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  /** The runs that a command means unless it names one. */
  Runs runs() {
    return runs;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a VERB; `csn --help` lists them");
  }

  /** Runs the verb. Picocli would let what is no exception, such as a full memory, pass by. */
  private static final class Execution implements IExecutionStrategy {
    @Override
    public int execute(ParseResult parsed) {
      try {
        return new RunLast().execute(parsed);
      } catch (Error e) {
        ParseResult verb = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
        throw new ExecutionException(verb.commandSpec().commandLine(), e.toString(), e);
      }
    }
  }

  /** Picocli's own would say "is not an int". */
  private static final class WholeNumber implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      try {
        return Integer.valueOf(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException(
            "'" + text + "' must be a whole number of at most 32 bits");
      }
    }
  }
}
