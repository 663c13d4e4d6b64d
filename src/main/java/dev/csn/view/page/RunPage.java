package dev.csn.view.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.evaluation.ConditionScores;
import dev.csn.evaluation.Measure;
import dev.csn.evaluation.Metric;
import dev.csn.io.Json;
import dev.csn.view.page.Page.PlotView;
import dev.csn.view.text.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Content of the page of a run: the tags of {@code run.mustache}, in their order.
 *
 * @param script the page's script
 * @param data the script's data, as JSON
 * @param remarks remarks on missing or partial content
 * @param anchors the neighbors of a few items
 * @param failures the worst queries of each condition
 * @param pictures at most one sheet of thumbnails, on the screen's scale
 */
record RunPage(
    String title,
    String policy,
    String css,
    String script,
    String data,
    String run,
    String variant,
    String dataset,
    String split,
    int items,
    int shown,
    boolean whole,
    int dimensions,
    String conditionNames,
    List<String> remarks,
    List<MeasureRow> measures,
    List<ConditionControl> conditions,
    boolean umap,
    String marks,
    List<AnchorStrips> anchors,
    List<FailureStrips> failures,
    List<PlotView> maskPlots,
    boolean several,
    List<OverlapRow> overlap,
    List<String> attributes,
    List<ProbeRow> probes,
    List<PlotView> leakagePlots,
    List<PlotView> trainingPlots,
    List<KeyValue> provenance,
    String config,
    List<Sheet> pictures) {

  /** A condition's slider. */
  record ConditionControl(int index, String name, int weight) {
    static List<ConditionControl> of(List<String> conditions) {
      List<ConditionControl> controls = new ArrayList<>();
      for (String name : conditions) {
        controls.add(new ConditionControl(controls.size(), name, controls.isEmpty() ? 100 : 0));
      }
      return controls;
    }
  }

  /** One item under every condition. */
  record AnchorStrips(int id, List<NeighborStrip> strips) {}

  /** The worst queries of one condition. */
  record FailureStrips(List<NeighborStrip> strips) {}

  /** Two masks. */
  record OverlapRow(String pair, String cosine, String chance, String p, String sharedDimensions) {}

  /** Scores of the probes of one condition's dimensions, by attribute. */
  record ProbeRow(String condition, List<String> values) {}

  /** A line of a table of facts. */
  record KeyValue(String key, String value) {
    /** Facts of a JSON document, named by the keys that lead to each value. */
    static List<KeyValue> of(JsonNode document) {
      List<KeyValue> facts = new ArrayList<>();
      add(facts, "", document);
      return facts;
    }

    private static void add(List<KeyValue> facts, String key, JsonNode value) {
      if (value.isObject()) {
        value
            .properties()
            .forEach(
                field -> {
                  String name = key.isEmpty() ? field.getKey() : key + "." + field.getKey();
                  add(facts, name, field.getValue());
                });
      } else {
        facts.add(new KeyValue(key, value.asText()));
      }
    }
  }

  /** Thumbnails on the screen, in its pixels. */
  record Sheet(int width, int height, int sheetWidth, String url) {
    private static final double TARGET = 60;

    /** Small pictures are shown larger, by a whole factor, so that pixels stay pixels. */
    static Sheet of(Thumbnails thumbnails) {
      int longest = Math.max(thumbnails.width(), thumbnails.height());
      int factor = Math.max(1, (int) Math.round(TARGET / longest));
      return new Sheet(
          factor * thumbnails.width(),
          factor * thumbnails.height(),
          factor * thumbnails.width() * thumbnails.columns(),
          thumbnails.url());
    }
  }

  /** The data as JSON, with {@code <} escaped: no text in it ends the script element. */
  static String json(PageData data) {
    return Json.line(data).replace("<", "\\u003c");
  }

  /**
   * One measure beside chance and ideal.
   *
   * @param chance null if it is not known
   * @param percent the way from chance to the ideal that is done, 0 to 100; chance counts as 0
   *     where it is unknown
   */
  record MeasureRow(
      String condition,
      String name,
      String value,
      @Nullable String chance,
      String ideal,
      int percent) {

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
          percent(
              measure.value(), measure.chance() == null ? 0 : measure.chance(), measure.ideal()));
    }

    private static int percent(double value, double chance, double ideal) {
      double way = (value - chance) / (ideal - chance);
      return Double.isFinite(way) ? (int) Math.round(100 * Math.min(1, Math.max(0, way))) : 0;
    }
  }
}
