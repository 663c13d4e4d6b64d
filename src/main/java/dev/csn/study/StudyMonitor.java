package dev.csn.study;

import dev.csn.training.TrainingMonitor;

/** Receives a study's progress and may ask it to stop. */
public interface StudyMonitor extends TrainingMonitor {
  /**
   * Called before a run that is not finished yet.
   *
   * @param number of the run, from 1, those that were skipped included
   * @param runs of the whole study
   */
  void runStarted(String cell, long seed, int number, int runs);
}
