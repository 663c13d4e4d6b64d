package dev.csn.training;

import dev.csn.error.InputException;
import dev.csn.io.AtomicFiles;
import dev.csn.model.CsnNetwork;
import dev.csn.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The last state of a run that can be read: its last checkpoint or, if that is damaged, the one
 * before it.
 */
record LastCheckpoint(Checkpoint state, Path file) {
  /**
   * Puts a network of the run's configuration into that state. Nothing is written.
   *
   * @param monitor is warned if it is not of the last checkpoint
   * @throws InputException if no checkpoint can be read; it names what is wrong with each
   */
  static LastCheckpoint restore(RunDirectory run, CsnNetwork network, TrainingMonitor monitor)
      throws IOException {
    requireNoDirectory(run.checkpoint());
    requireNoDirectory(run.previousCheckpoint());
    try {
      return restore(run, run.checkpoint(), network);
    } catch (InputException damage) {
      if (!Files.exists(run.previousCheckpoint())) {
        throw damage;
      }
      LastCheckpoint found = previous(run, network, damage);
      monitor.warn(
          String.format(
              "%s; going on from step %d, by %s",
              damage.getMessage(), found.state.progress().step(), found.file.getFileName()));
      return found;
    }
  }

  private static LastCheckpoint restore(RunDirectory run, Path file, CsnNetwork network)
      throws IOException {
    Checkpoint state = Checkpoint.restore(file, network);
    run.verify(file);
    return new LastCheckpoint(state, file);
  }

  /** Files get these names by a rename, which no directory gives way to. */
  private static void requireNoDirectory(Path file) {
    if (Files.isDirectory(file)) {
      throw new InputException(file + ": is a directory, must be a file; move it away");
    }
  }

  private static LastCheckpoint previous(
      RunDirectory run, CsnNetwork network, InputException damage) throws IOException {
    Path file = run.previousCheckpoint();
    try {
      return restore(run, file, network);
    } catch (InputException e) {
      throw new InputException(damage.getMessage() + "; and " + e.getMessage(), e);
    }
  }

  /** Clears a damaged checkpoint away: the next one would keep it, and this state would be lost. */
  void takeThePlaceOfTheLast(RunDirectory run) throws IOException {
    if (!file.equals(run.checkpoint())) {
      AtomicFiles.move(file, run.checkpoint());
    }
  }
}
