package dev.csn.cli;

import dev.csn.run.RunDirectory;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** A verb that reads a trained run. */
abstract class RunVerb<R> extends Verb<R> {
  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "The run directory (default: runs/latest).")
  private @Nullable Path run;

  @ParentCommand private CsnCommand csn;

  abstract R result(RunDirectory run) throws Exception;

  @Override
  public Integer call() throws Exception {
    try {
      return super.call();
    } catch (CancellationException e) { // on a cluster
      return InterruptibleVerb.INTERRUPTED;
    }
  }

  @Override
  final R result() throws Exception {
    return result(RunDirectory.open(run == null ? csn.runs().latest() : run));
  }
}
