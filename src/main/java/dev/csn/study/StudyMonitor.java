package dev.csn.study;

import dev.csn.training.TrainingMonitor;

/** Receives a study's progress and may ask it to stop. */
public interface StudyMonitor extends TrainingMonitor {
  /**
   * Called before a run that is not finished yet.
   *
   * @param number the run's number from 1, counting skipped ones
   * @param runs the number of all runs of the study
   */
  void runStarted(String cell, long seed, int number, int runs);
}
