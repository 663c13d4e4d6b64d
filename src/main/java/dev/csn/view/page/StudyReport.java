package dev.csn.view.page;

import dev.csn.study.Estimate;
import dev.csn.study.StudyDirectory;
import dev.csn.study.StudyResults;
import dev.csn.study.StudyResults.CellSummary;
import dev.csn.study.StudyResults.Difference;
import dev.csn.study.StudyResults.RunFigures;
import dev.csn.view.figure.Plots;
import dev.csn.view.page.Page.PlotView;
import dev.csn.view.page.RunPage.KeyValue;
import dev.csn.view.page.StudyReport.StudyPage.CellRow;
import dev.csn.view.page.StudyReport.StudyPage.DifferenceRow;
import dev.csn.view.page.StudyReport.StudyPage.FigureTable;
import dev.csn.view.page.StudyReport.StudyPage.RunRow;
import dev.csn.view.text.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the page of a study. */
public final class StudyReport {
  /** Titles of the columns of costs, by figure. */
  private static final Map<String, String> COSTS = costs();

  private final StudyDirectory study;
  private final StudyResults results;
  private final List<String> errors = new ArrayList<>();
  private final List<String> costs;

  private StudyReport(StudyDirectory study) {
    this.study = study;
    this.results = study.results();
    errors.add(StudyResults.MEAN_ERROR);
    errors.addAll(results.figures(StudyResults.ERROR + "*"));
    costs = COSTS.keySet().stream().filter(f -> !results.figures(f).isEmpty()).toList();
  }

  private static Map<String, String> costs() {
    Map<String, String> costs = new LinkedHashMap<>();
    costs.put("budget.seconds", "seconds");
    costs.put("steps", "steps");
    costs.put("budget.parameters", "parameters");
    costs.put("budget.encodedImages", "images encoded");
    return costs;
  }

  /**
   * The page, as HTML.
   *
   * @throws dev.csn.error.InputException if the study is damaged, or none of its runs has ended
   */
  public static String of(StudyDirectory study) {
    return Page.of("study", new StudyReport(study).page());
  }

  private StudyPage page() {
    Set<Long> seeds = new LinkedHashSet<>();
    results.values().forEach(run -> seeds.add(run.seed()));
    return new StudyPage(
        study.path().toAbsolutePath().normalize().getFileName() + " - csn",
        Page.policy(""),
        Page.resource("report.css"),
        study.path().toString(),
        results.finished(),
        results.runs(),
        results.cells().size(),
        seeds.size(),
        results.failures(),
        errors.stream().map(StudyReport::title).toList(),
        costs.stream().map(COSTS::get).toList(),
        results.cells().stream().map(this::row).toList(),
        !results.differences().isEmpty(),
        results.differences().stream().map(this::row).toList(),
        PlotView.of(Plots.of(study)),
        !costs.isEmpty(),
        !results.reported().isEmpty(),
        results.reported().stream().map(this::table).toList(),
        settings(),
        results.values().stream().map(this::row).toList());
  }

  private static String title(String error) {
    return error.equals(StudyResults.MEAN_ERROR)
        ? "mean"
        : error.substring(StudyResults.ERROR.length());
  }

  private CellRow row(CellSummary cell) {
    return new CellRow(
        cell.cell(),
        cell.seeds().size(),
        errors.stream().map(figure -> interval(cell.figures().get(figure), "%.4f")).toList(),
        costs.stream().map(figure -> cost(cell.figures().get(figure))).toList());
  }

  private static String cost(@Nullable Estimate e) {
    return e == null ? "-" : String.format(Locale.ROOT, "%,.0f", e.mean());
  }

  private DifferenceRow row(Difference difference) {
    List<String> values = new ArrayList<>();
    errors.forEach(figure -> values.add(interval(difference.figures().get(figure), "%+.4f")));
    values.add(interval(difference.errorRatio(), "%.3f"));
    return new DifferenceRow(
        difference.cell(), difference.reference(), difference.seeds().size(), values);
  }

  private RunRow row(RunFigures run) {
    List<String> values = new ArrayList<>();
    for (String figure : errors) {
      Double value = run.figures().get(figure);
      values.add(Format.fixed(value, 4));
    }
    return new RunRow(run.cell(), run.seed(), values);
  }

  private FigureTable table(String figure) {
    List<KeyValue> rows = new ArrayList<>();
    for (CellSummary cell : results.cells()) {
      rows.add(new KeyValue(cell.cell(), interval(cell.figures().get(figure), "%.4f")));
    }
    return new FigureTable(figure, rows);
  }

  private List<KeyValue> settings() {
    List<KeyValue> settings = new ArrayList<>();
    for (CellSummary cell : results.cells()) {
      List<String> keys = new ArrayList<>();
      cell.settings().forEach((key, value) -> keys.add(key + " = " + value));
      settings.add(new KeyValue(cell.cell(), String.join(", ", keys)));
    }
    return settings;
  }

  /** In a narrow column the interval gets a line of its own, and is not broken itself. */
  private static String interval(@Nullable Estimate e, String format) {
    return Format.interval(e, format).replace(", ", ",\u00a0");
  }

  /**
   * Content of the page of a study: the tags of {@code study.mustache}, in their order.
   *
   * @param errors titles of the columns of errors
   * @param costs titles of the columns of training costs
   * @param each the runs
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
}
