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
   * @param require throws an {@link InputException} if a state is not of the run
   * @param monitor is warned if it is not of the last checkpoint
   * @throws InputException if no checkpoint can be read; it names what is wrong with each
   */
  static LastCheckpoint restore(
      RunDirectory run, CsnNetwork network, Requirement require, TrainingMonitor monitor)
      throws IOException {
    requireNoDirectory(run.checkpoint());
    requireNoDirectory(run.previousCheckpoint());
    try {
      return restore(run, run.checkpoint(), network, require);
    } catch (InputException damage) {
      if (!Files.exists(run.previousCheckpoint())) {
        throw damage;
      }
      LastCheckpoint found = previous(run, network, require, damage);
      monitor.warn(
          String.format(
              "%s; going on from step %d, by %s",
              damage.getMessage(), found.state.progress().step(), found.file.getFileName()));
      return found;
    }
  }

  /** What a state must be like. */
  interface Requirement {
    void check(Path file, Checkpoint state);
  }

  private static LastCheckpoint restore(
      RunDirectory run, Path file, CsnNetwork network, Requirement require) throws IOException {
    Checkpoint state = Checkpoint.restore(file, network);
    run.verify(file);
    require.check(file, state);
    return new LastCheckpoint(state, file);
  }

  /** Files get these names by a rename, which no directory gives way to. */
  private static void requireNoDirectory(Path file) {
    if (Files.isDirectory(file)) {
      throw new InputException(file + ": is a directory, must be a file; move it away");
    }
  }

  private static LastCheckpoint previous(
      RunDirectory run, CsnNetwork network, Requirement require, InputException damage)
      throws IOException {
    Path file = run.previousCheckpoint();
    try {
      return restore(run, file, network, require);
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
