package dev.csn.view.page;

import dev.csn.evaluation.ConditionScores;
import dev.csn.evaluation.Measure;
import dev.csn.evaluation.Metric;
import dev.csn.view.text.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One measure beside what chance and perfection would give.
 *
 * @param chance null if it is not known
 * @param percent how much of the way from chance to perfection was gone, from 0 to 100; from 0
 *     where chance is not known
 */
record MeasureRow(
    String condition, String name, String value, String chance, String ideal, int percent) {

  /** The measures, condition by condition. */
  static List<MeasureRow> of(Map<String, ConditionScores> conditions) {
    List<MeasureRow> rows = new ArrayList<>();
    conditions.forEach(
        (condition, scores) ->
            scores.measures().forEach(measure -> rows.add(of(condition, measure))));
    return rows;
  }

  private static MeasureRow of(String condition, Measure measure) {
    Metric.Scale scale = measure.metric().scale();
    boolean whole = scale == Metric.Scale.SHARE && measure.ideal() == 1;
    return new MeasureRow(
        condition,
        measure.metric().title(),
        Format.measure(scale, measure.value(), 4, 4),
        measure.chance() == null ? null : Format.measure(scale, measure.chance(), 4, 4),
        whole ? "1" : Format.measure(scale, measure.ideal(), 4, 4),
        percent(measure.value(), measure.chance() == null ? 0 : measure.chance(), measure.ideal()));
  }

  private static int percent(double value, double chance, double ideal) {
    double way = (value - chance) / (ideal - chance);
    return Double.isFinite(way) ? (int) Math.round(100 * Math.min(1, Math.max(0, way))) : 0;
  }
}
