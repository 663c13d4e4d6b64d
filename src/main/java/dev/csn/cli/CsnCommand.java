package dev.csn.cli;

import dev.csn.error.UserException;
import dev.csn.run.Build;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The tool's entrance: finds the verb, and turns failures into one line and an exit code. */
@Command(
    name = "csn",
    description = "Trains and examines Conditional Similarity Networks.",
    synopsisSubcommandLabel = "VERB",
    mixinStandardHelpOptions = true,
    versionProvider = CsnCommand.Version.class,
    subcommands = {
      PrepareDataCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      QueryCommand.class,
      DumpMasksCommand.class,
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
  private static final int FAILURE = 1;
  private static final int USAGE = 2;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  /** Prints which build this is. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      var software = Build.software();
      return new String[] {"csn " + software.version() + " (" + software.commit() + ")"};
    }
  }

  /** Runs a command line; returns the process exit code. */
  public static int execute(String[] arguments) {
    return commandLine().execute(arguments);
  }

  /** The parser, ready to run: results go to its out, remarks to its err. */
  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new CsnCommand());
    commandLine.setCaseInsensitiveEnumValuesAllowed(false);
    commandLine.setParameterExceptionHandler(CsnCommand::wrongUsage);
    commandLine.setExecutionExceptionHandler(CsnCommand::failed);
    return commandLine;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a VERB; `csn --help` lists them");
  }

  private static int wrongUsage(ParameterException e, String[] arguments) {
    StringBuilder message = new StringBuilder(e.getMessage().lines().findFirst().orElse(""));
    if (e instanceof UnmatchedArgumentException unmatched) {
      var suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        message.append("; did you mean ").append(suggestions.get(0)).append('?');
      }
    }
    e.getCommandLine().getErr().println("csn: " + message);
    return USAGE;
  }

  private static int failed(Exception e, CommandLine commandLine, ParseResult parsed) {
    PrintWriter err = commandLine.getErr();
    boolean verbose = commandLine.getCommand() instanceof Verb<?> verb && verb.output.verbose();
    if (e instanceof UserException user) {
      err.println("csn: " + user.getMessage());
      if (verbose) {
        err.print(trace(e));
      }
      return user.exitCode();
    }
    err.println("csn: internal error: " + e + (verbose ? "" : " (--verbose shows where)"));
    if (verbose) {
      err.print(trace(e));
    }
    return FAILURE;
  }

  private static String trace(Exception e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
