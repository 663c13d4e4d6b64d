package dev.csn.cli;

import dev.csn.run.RunDirectory;
import dev.csn.run.Runs;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** A command about a run that was trained before. */
abstract class RunVerb<R> extends Verb<R> {
  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "The run directory (default: runs/latest).")
  private Path run;

  abstract R result(RunDirectory run) throws Exception;

  @Override
  final R result() throws Exception {
    return result(RunDirectory.open(run == null ? Runs.latest() : run));
  }
}
