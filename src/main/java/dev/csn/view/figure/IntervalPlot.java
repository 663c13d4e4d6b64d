package dev.csn.view.figure;

import dev.csn.view.figure.Figure.Layer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws settings side by side: means with their intervals, and each run. */
final class IntervalPlot {
  private static final int ROW = 24;
  private static final int PANEL_WIDTH = 230;
  private static final double LABEL_WIDTH = 130;
  private static final int COLUMNS = 3;

  private static final String MEAN = "mean, 95 % interval";
  private static final String SEED = "one seed";
  private static final String CHANCE = "by chance";

  /** Filled diamond, open circle, cross. */
  private static final Map<String, Integer> MARKERS = Map.of(MEAN, 18, SEED, 1, CHANCE, 4);

  /**
   * One setting in one panel.
   *
   * @param interval both ends of the mean's 95 % interval; null for a single run
   * @param seeds each run's value
   * @param chance the value by chance; null if unknown
   */
  record Row(
      String panel,
      String setting,
      double mean,
      double @Nullable [] interval,
      double[] seeds,
      @Nullable Double chance) {}

  private final String name;
  private final String title;
  private final String axis;
  private final List<Row> rows;
  private final List<String> settings;
  private final List<String> panels;
  private double chance = Double.POSITIVE_INFINITY;

  /**
   * A figure of at least one row.
   *
   * @param axis title of the axis
   */
  IntervalPlot(String name, String title, String axis, List<Row> rows) {
    this.name = name;
    this.title = title;
    this.axis = axis;
    this.rows = rows;
    this.settings = distinct(rows.stream().map(Row::setting).toList());
    this.panels = distinct(rows.stream().map(Row::panel).toList());
  }

  private static List<String> distinct(List<String> names) {
    return List.copyOf(new LinkedHashSet<>(names));
  }

  /** Draws the score of chance as a dotted line in the panels that come near it. */
  IntervalPlot chance(double value) {
    this.chance = value;
    return this;
  }

  /** Whether chance is at most a quarter beyond the highest mean or interval of a panel. */
  private boolean isNear(String panel) {
    double highest =
        rows.stream()
            .filter(row -> row.panel.equals(panel))
            .mapToDouble(row -> row.interval == null ? row.mean : row.interval[1])
            .max()
            .orElseThrow();
    return chance <= 1.25 * highest;
  }

  Plot plot() {
    int columns = Math.min(COLUMNS, panels.size());
    int lines = (panels.size() + columns - 1) / columns;
    return new Plot(
        name,
        title,
        380 + columns * PANEL_WIDTH,
        Math.max(240, 90 + lines * (60 + ROW * settings.size())),
        theme -> draw(theme, columns));
  }

  private Figure draw(Theme theme, int columns) {
    List<String> labels = Label.of(settings, LABEL_WIDTH);
    List<String> panelLabels = Label.panels(panels, PANEL_WIDTH - 20);
    List<String> upwards = new ArrayList<>(labels);
    Collections.reverse(upwards);
    Marks means = new Marks();
    Marks ends = new Marks();
    Marks others = new Marks();
    for (Row row : rows) {
      String setting = labels.get(settings.indexOf(row.setting));
      String panel = panelLabels.get(panels.indexOf(row.panel));
      means.add(panel, setting, row.mean, MEAN);
      if (row.interval != null) {
        ends.add(panel, setting, row.interval[0], MEAN);
        ends.until.add(row.interval[1]);
      }
      for (double seed : row.seeds) {
        others.add(panel, setting, seed, SEED);
      }
      if (row.chance != null) {
        others.add(panel, setting, row.chance, CHANCE);
      }
    }
    List<String> kinds = new ArrayList<>(List.of(MEAN, SEED));
    if (others.kind.contains(CHANCE)) {
      kinds.add(CHANCE);
    }
    Figure figure =
        new Figure(theme, title)
            .scale("x", axis, Map.of("expand", List.of(0.1, 0.0)))
            .scale("y", "setting", Map.of("discrete", true, "limits", upwards))
            .scale("color", "", Palette.colors(theme, kinds))
            .scale("shape", "", Palette.manual(kinds, kinds.stream().map(MARKERS::get).toList()))
            .panels(columns, "free_x");
    figure.add(
        Layer.of("vline")
            .column("xintercept", 0)
            .set("color", theme.faint())
            .set("linetype", "dashed")
            .set("size", 0.8));
    List<String> near = panels.stream().filter(this::isNear).toList();
    if (!near.isEmpty()) {
      figure.add(
          Layer.of("vline")
              .column("xintercept", Collections.nCopies(near.size(), chance))
              .panels(near.stream().map(p -> panelLabels.get(panels.indexOf(p))).toList())
              .set("color", theme.faint())
              .set("linetype", "dotted")
              .set("size", 1));
    }
    figure.add(others.points(3));
    if (!ends.at.isEmpty()) {
      figure.add(
          Layer.of("segment")
              .column("x", ends.at)
              .column("xend", ends.until)
              .column("y", ends.setting)
              .also("yend", "y")
              .panels(ends.panel)
              .set("color", Palette.color(theme, 0))
              .set("size", 1.5));
    }
    return figure.add(means.points(6));
  }

  /** Columns of marks. */
  private static final class Marks {
    final List<String> panel = new ArrayList<>();
    final List<String> setting = new ArrayList<>();
    final List<Double> at = new ArrayList<>();
    final List<Double> until = new ArrayList<>();
    final List<String> kind = new ArrayList<>();

    void add(String inPanel, String ofSetting, double value, String what) {
      panel.add(inPanel);
      setting.add(ofSetting);
      at.add(value);
      kind.add(what);
    }

    Layer points(int size) {
      return Layer.of("point")
          .column("x", at)
          .column("y", setting)
          .column("color", kind)
          .also("shape", "color")
          .panels(panel)
          .set("size", size)
          .withLegend();
    }
  }
}
