package dev.csn.view.page;

import dev.csn.study.StudyResults;
import dev.csn.view.page.RunPage.KeyValue;
import java.util.List;

/**
 * What the page of a study is filled in with: the tags of {@code study.mustache}, in their order.
 *
 * @param errors titles of the columns of errors
 * @param costs titles of the columns of what training cost
 * @param each run by itself
 */
record StudyPage(
    String title,
    String policy,
    String css,
    String study,
    int finished,
    int runs,
    int cellCount,
    int seedCount,
    List<StudyResults.Failure> failures,
    List<String> errors,
    List<String> costs,
    List<CellRow> cells,
    boolean haveDifferences,
    List<DifferenceRow> differences,
    List<PlotView> plots,
    boolean haveCosts,
    boolean haveReported,
    List<FigureTable> reported,
    List<KeyValue> settings,
    List<RunRow> each) {

  /** A setting. */
  record CellRow(String name, int seeds, List<String> errors, List<String> costs) {}

  /** A setting beside its reference. */
  record DifferenceRow(String name, String reference, int seeds, List<String> values) {}

  /** A figure of all settings. */
  record FigureTable(String figure, List<KeyValue> rows) {}

  /** A run. */
  record RunRow(String name, long seed, List<String> values) {}
}
