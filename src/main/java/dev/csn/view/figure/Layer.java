package dev.csn.view.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Marks of one kind in a figure, and the columns that say where and how they stand. */
final class Layer {
  /** The column that tells panels apart. */
  static final String PANEL = "panel";

  private final Map<String, Object> options = new LinkedHashMap<>();
  private final Map<String, Object> data = new LinkedHashMap<>();
  private final Map<String, Object> mapping = new LinkedHashMap<>();

  private Layer(String geom) {
    options.put("geom", geom);
    options.put("stat", "identity");
    options.put("position", "identity");
    options.put("sampling", "none");
    options.put("tooltips", "none");
    options.put("show_legend", false);
  }

  /** Marks of a kind that the library knows: {@code line}, {@code point}, {@code tile} ... */
  static Layer of(String geom) {
    return new Layer(geom);
  }

  /** Something that varies from mark to mark. */
  Layer column(String aesthetic, List<?> values) {
    data.put(aesthetic, new ArrayList<>(values));
    mapping.put(aesthetic, aesthetic);
    return this;
  }

  /** The same of numbers. */
  Layer column(String aesthetic, double... values) {
    return column(aesthetic, Arrays.stream(values).boxed().toList());
  }

  /** The panel of each mark. */
  Layer panels(List<String> panels) {
    data.put(PANEL, new ArrayList<>(panels));
    return this;
  }

  /** Something else that follows a column. */
  Layer also(String aesthetic, String column) {
    mapping.put(aesthetic, column);
    return this;
  }

  /** Something that is the same for all marks. */
  Layer set(String option, Object value) {
    options.put(option, value);
    return this;
  }

  /** Marks that the legend explains. */
  Layer withLegend() {
    return set("show_legend", true);
  }

  Map<String, Object> spec() {
    Map<String, Object> spec = new LinkedHashMap<>(options);
    spec.put("data", new LinkedHashMap<>(data));
    spec.put("mapping", new LinkedHashMap<>(mapping));
    return spec;
  }
}
