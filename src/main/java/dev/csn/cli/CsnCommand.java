package dev.csn.cli;

import dev.csn.run.Environment;
import dev.csn.run.Runs;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
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

/** The command {@code csn}: parses the command line and runs a verb. */
@Command(
    name = "csn",
    description =
        "Trains and examines Conditional Similarity Networks: one network embeds an image once, and"
            + " a learned mask per attribute selects the dimensions that matter for that notion of"
            + " similarity.",
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs, in the order of use:%n",
    mixinStandardHelpOptions = true,
    versionProvider = CsnCommand.Version.class,
    subcommands = {
      PrepareDataCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      QueryCommand.class,
      DumpMasksCommand.class,
      ReportCommand.class,
      PlotCommand.class,
      EmbedCommand.class,
      IndexCommand.class,
      StudyCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failure",
      "2:wrong usage or configuration",
      "3:input data missing or damaged",
      "130:interrupted, with the state saved"
    },
    footerHeading = "%nFrom data to neighbors, in the project's directory:%n",
    footer = {
      "",
      "  csn prepare-data                           MNIST in color: data/colored-mnist",
      "  csn train --config ${sys:csn.typed:-}config/quickstart.json  half a minute:"
          + " runs/quickstart-TIME",
      "  csn evaluate                               metrics on held-out items",
      "  csn query --condition digit                the nearest neighbors of an item",
      "  csn query --condition color=0.7,digit=0.3  neighbors by a blend of both",
      "  csn dump-masks                             the masks and their overlap",
      "  csn report                                 one HTML page with an explorer",
      "  csn plot --output figures                  SVG for papers",
      "  csn embed --output export --projector      files for NumPy and TensorBoard",
      "  csn index                                  an index for a million items",
      "  csn study --config ${sys:csn.typed:-}config/study-variants.json     the paper's four"
          + " models",
      "",
      "Your own images, fonts or triplets become a dataset, which training then names:",
      "",
      "  csn prepare-data images --images DIR --attributes items.csv --output data/mine",
      "  csn prepare-data fonts --fonts DIR --output data/mine",
      "  csn prepare-data triplets --images DIR --triplets DIR --output data/mine",
      "  csn train --config ${sys:csn.typed:-}config/quickstart.json --set dataset=data/mine",
      "",
      "A large one is split into parts for work on many machines:",
      "",
      "  csn prepare-data shards --source data/mine --items 1000 --output data/parts",
      "",
      "Datasets go into data, runs into runs. Verbs use the newest run, runs/latest,",
      "unless --run names another. Results go to standard output (one JSON document",
      "with --format json), progress to standard error. `csn VERB --help` lists a",
      "verb's flags."
    })
public final class CsnCommand implements Runnable {
  private final Runs runs;

  @Spec private CommandSpec spec;

  /** The version and the commit of this build. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var software = Environment.software();
      return new String[] {"csn " + software.version() + " (" + software.commit() + ")"};
    }
  }

  /** Uses the working directory's runs. The generator of manual pages needs this constructor. */
  CsnCommand() {
    this(new Runs(Path.of("runs")));
  }

  private CsnCommand(Runs runs) {
    this.runs = runs;
  }

  /** Runs a command line in the working directory; returns the process exit code. */
  public static int execute(String[] arguments) {
    return parser(new CsnCommand()).execute(arguments);
  }

  /** Whether a verb has a flag. */
  public static boolean takes(String verb, String flag) {
    CommandLine command = parser(new CsnCommand()).getSubcommands().get(verb);
    return command != null && command.getCommandSpec().findOption(flag) != null;
  }

  /**
   * The parser, ready to run.
   *
   * @param runs where runs are kept
   */
  static CommandLine commandLine(Runs runs) {
    return parser(new CsnCommand(runs));
  }

  /** The parser of a command with csn's number formats, colors and error reports. */
  static CommandLine parser(Object command) {
    // Objects, not lambdas: the JVM crashes when it archives lambdas of picocli's interfaces, whose
    // class files are of Java 5 (see scripts/archive.sh).
    FailureReport failures = new FailureReport();
    NumberParser<Integer> integers =
        new NumberParser<>(Integer::valueOf, "whole number of at most 32 bits");
    NumberParser<Long> longs = new NumberParser<>(Long::valueOf, "whole number of at most 64 bits");
    NumberParser<Double> doubles = new NumberParser<>(Double::valueOf, "number");
    return new CommandLine(command)
        .setColorScheme(CommandLine.Help.defaultColorScheme(helpColors()))
        .setExpandAtFiles(false) // @name is a file of that name, not of more arguments
        // JSON is UTF-8 wherever it is printed, and so is the rest.
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .registerConverter(Integer.class, integers)
        .registerConverter(int.class, integers)
        .registerConverter(Long.class, longs)
        .registerConverter(long.class, longs)
        .registerConverter(Double.class, doubles)
        .registerConverter(double.class, doubles)
        .setExecutionStrategy(new Execution())
        .setParameterExceptionHandler(failures)
        .setExecutionExceptionHandler(failures);
  }

  private static CommandLine.Help.Ansi helpColors() {
    boolean colored = Terminal.found().out(OutputOptions.ColorMode.auto).colored();
    return colored ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF;
  }

  /** The directory of runs in which {@code latest} is looked up. */
  Runs runs() {
    return runs;
  }

  /** The name of runs and studies of a configuration: its file's name without the ending. */
  static String nameOf(Path config) {
    String file = String.valueOf(config.getFileName());
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a VERB; `csn --help` lists them");
  }

  /**
   * Runs the verb. Reports errors such as a full memory, and help that could not be printed, which
   * picocli ignores.
   */
  private static final class Execution implements IExecutionStrategy {
    @Override
    public int execute(ParseResult parsed) {
      ParseResult last = parsed;
      while (last.hasSubcommand()) {
        last = last.subcommand();
      }
      CommandLine verb = last.commandSpec().commandLine();
      try {
        int exit = new RunLast().execute(parsed);
        if (last.isUsageHelpRequested() || last.isVersionHelpRequested()) {
          StandardOutput.requireWritten(verb.getOut(), /* help= */ true);
        }
        return exit;
      } catch (Error | IOException e) {
        throw new ExecutionException(verb, e.toString(), e);
      }
    }
  }

  /** Parses numbers with a plainer message than picocli's "is not an int". */
  private record NumberParser<T>(Function<String, T> parse, String kind)
      implements ITypeConverter<T> {
    @Override
    public T convert(String text) {
      try {
        return parse.apply(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'" + text + "' must be a " + kind);
      }
    }
  }
}
