package dev.csn.view.figure;

import dev.csn.evaluation.MaskAnalysis;
import dev.csn.evaluation.MaskStatistics;
import dev.csn.view.figure.Figure.Layer;
import dev.csn.view.text.DimensionOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Masks as bars, a row of panels per condition: raw, active, effective. Dimensions stand in the
 * {@link DimensionOrder}, each bar in the color of its dimension's owner: bars outside a
 * condition's own block are dimensions that it shares.
 */
public final class MaskBars {
  private static final int PANEL_WIDTH = 230;
  private static final int PANEL_HEIGHT = 110;
  private static final int LEGEND_WIDTH = 190;
  private static final String NOBODY = "none uses it";

  /** A panel has no room for more bars; several dimensions share one then. */
  private static final int MAX_BARS = 200;

  /** Bars of more dimensions are too narrow for gaps. */
  private static final int MAX_WITH_GAPS = 64;

  private static final double GAP = 0.1;

  private final DimensionOrder order;
  private final List<String> conditions;
  private final int perBar;
  private final Map<String, double[][]> kinds = new LinkedHashMap<>();

  private MaskBars(
      List<String> conditions, double[][] raw, double[][] active, double[][] effective) {
    this.order = DimensionOrder.of(effective);
    this.conditions = Label.of(conditions, PANEL_WIDTH - 80);
    this.perBar = (order.size() + MAX_BARS - 1) / MAX_BARS;
    kinds.put("raw", raw);
    kinds.put("active", active);
    kinds.put("effective", effective);
  }

  /** The masks of a model. */
  public static Plot of(MaskAnalysis masks) {
    return of(
        masks.conditions(),
        MaskStatistics.widen(masks.raw()),
        MaskStatistics.widen(masks.active()),
        masks.effective());
  }

  /**
   * Masks, each [C, D] and finite.
   *
   * @param conditions the masks' names, at least one
   */
  public static Plot of(
      List<String> conditions, double[][] raw, double[][] active, double[][] effective) {
    MaskBars bars = new MaskBars(conditions, raw, active, effective);
    return new Plot(
        "masks",
        "Masks by dimension",
        3 * PANEL_WIDTH + LEGEND_WIDTH,
        90 + PANEL_HEIGHT * conditions.size(),
        bars::draw);
  }

  private Figure draw(Theme theme) {
    List<String> owners = new ArrayList<>(conditions);
    List<String> colors = new ArrayList<>();
    for (int c = 0; c < conditions.size(); c++) {
      colors.add(Palette.color(theme, c));
    }
    if (order.owner(order.size() - 1) == DimensionOrder.NOBODY) {
      owners.add(NOBODY);
      colors.add(theme.faint());
    }
    String each = perBar == 1 ? "" : "; each bar: the largest of " + perBar;
    Figure figure =
        new Figure(theme, "Masks by dimension")
            .axis(
                "x",
                "dimension, in blocks of the condition that owns it, in the rows' order" + each)
            .axis("y", "mask (dimensionless)")
            .scale("fill", "dimensions owned by", Palette.manual(owners, colors))
            .look(
                "axis_title_x",
                Map.of("size", Label.SIZE, "margin", Map.of("t", 8, "r", 0, "b", 0, "l", 0)))
            .look("axis_text_x", "blank")
            .look("axis_ticks_x", "blank")
            .look("panel_grid_major_x", "blank")
            .panels(kinds.size(), "free_y");
    bars(figure, owners);
    boundaries(figure);
    return figure;
  }

  /** One outline for all bars of a block: a thousand dimensions stay a small file. */
  private void bars(Figure figure, List<String> owners) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    List<String> fill = new ArrayList<>();
    List<String> panels = new ArrayList<>();
    int place = 0;
    for (int c = 0; c < conditions.size(); c++) {
      for (Map.Entry<String, double[][]> kind : kinds.entrySet()) {
        String panel = Label.placed(place++, conditions.get(c) + ": " + kind.getKey());
        double[] mask = order.ordered(kind.getValue()[c]);
        for (int from = 0; from < mask.length; from = order.blockEnd(from)) {
          outline(mask, from, order.blockEnd(from), x, y);
          String owner = owners.get(Math.min(order.owner(from), owners.size() - 1));
          while (fill.size() < x.size()) {
            fill.add(owner);
            panels.add(panel);
          }
        }
      }
    }
    figure.add(
        Layer.of("polygon")
            .column("x", x)
            .column("y", y)
            .column("fill", fill)
            .panels(panels)
            .set("size", 0)
            .withLegend());
  }

  /** Bars from one dimension to another, as the points of a polygon. */
  private void outline(double[] mask, int from, int end, List<Double> x, List<Double> y) {
    double gap = order.size() <= MAX_WITH_GAPS ? GAP : 0;
    for (int d = from; d < end; d += perBar) {
      int next = Math.min(end, d + perBar);
      double height = largest(mask, d, next);
      if (d == from || gap > 0) {
        add(x, y, d + gap, 0);
      }
      add(x, y, d + gap, height);
      add(x, y, next - gap, height);
      if (next == end || gap > 0) {
        add(x, y, next - gap, 0);
      }
    }
  }

  private static void add(List<Double> x, List<Double> y, double atX, double atY) {
    x.add(atX);
    y.add(atY);
  }

  /** The entry farthest from zero. */
  private static double largest(double[] mask, int from, int end) {
    double largest = mask[from];
    for (int d = from + 1; d < end; d++) {
      largest = Math.abs(mask[d]) > Math.abs(largest) ? mask[d] : largest;
    }
    return largest;
  }

  private void boundaries(Figure figure) {
    List<Double> at = new ArrayList<>();
    for (int d = order.blockEnd(0); d < order.size(); d = order.blockEnd(d)) {
      at.add((double) d);
    }
    if (!at.isEmpty()) {
      figure.add(
          Layer.of("vline")
              .column("xintercept", at)
              .set("color", figure.theme().ink())
              .set("linetype", "dashed")
              .set("size", 0.5));
    }
  }
}
