package dev.csn.training;

import java.util.List;

/** The way in which a network under training takes its steps. */
interface Steps extends AutoCloseable {
  /** How many images are drawn for each step. */
  long images();

  /** How many triplets the first steps ask in all. */
  long triplets(long steps);

  /**
   * Goes on with the network until it can be evaluated and saved again, or must be.
   *
   * @param taken steps so far
   * @return what each step since came to, at least one
   */
  List<StepResult> next(int taken);

  @Override
  void close();
}
