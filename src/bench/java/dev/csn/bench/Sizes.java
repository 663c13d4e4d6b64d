package dev.csn.bench;

import java.util.List;

/**
 * How much is measured.
 *
 * @param warmUp steps before those that count
 * @param steps that count
 * @param stepImages images of a step
 * @param conditions among which the step and the evaluation are seen to grow
 * @param embedItems stored images
 * @param searchItems embeddings in memory
 * @param queries among them
 * @param indexItems embeddings of an index
 * @param coldItems items of the dataset whose test split is searched cold
 * @param coldQueries processes
 * @param evaluateItems galleries; the first is also evaluated under more conditions
 * @param clusterItems stored images of which galleries are made and asked
 * @param prepareImages image files of a folder
 * @param every steps between two looks at a training's quality
 */
record Sizes(
    int warmUp,
    int steps,
    List<Integer> stepImages,
    List<Integer> conditions,
    List<Integer> embedItems,
    List<Integer> searchItems,
    int queries,
    List<Integer> indexItems,
    int coldItems,
    int coldQueries,
    List<Integer> evaluateItems,
    List<Integer> clusterItems,
    List<Integer> prepareImages,
    int every) {
  static final Sizes STANDARD =
      new Sizes(
          /* warmUp= */ 20,
          /* steps= */ 60,
          List.of(128, 300),
          List.of(2, 8, 32),
          List.of(1_000, 10_000, 70_000),
          List.of(1_000, 10_000, 70_000, 1_000_000),
          /* queries= */ 400,
          List.of(10_000, 100_000, 1_000_000),
          /* coldItems= */ 5_000,
          /* coldQueries= */ 10,
          List.of(1_000, 10_000),
          List.of(10_000, 100_000, 1_000_000),
          List.of(20_000, 100_000),
          /* every= */ 25);

  /** The evaluation whose time grows with the square of the items, for who has the time. */
  static final int FULL_EVALUATION = 70_000;
}
