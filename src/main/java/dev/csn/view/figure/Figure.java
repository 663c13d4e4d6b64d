package dev.csn.view.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A figure's specification, by the keys of the plotting library. */
final class Figure {
  private final Theme theme;
  private final Map<String, Object> spec = new LinkedHashMap<>();
  private final List<Object> scales = new ArrayList<>();
  private final List<Object> layers = new ArrayList<>();
  private final Map<String, Object> look;

  /**
   * A figure without marks.
   *
   * @param title a constant text, without names from outside
   */
  Figure(Theme theme, String title) {
    this.theme = theme;
    this.look = look(theme);
    spec.put("kind", "plot");
    spec.put("data", new LinkedHashMap<>());
    spec.put("mapping", new LinkedHashMap<>());
    spec.put("ggtitle", Map.of("text", title));
    spec.put("scales", scales);
    spec.put("layers", layers);
    spec.put("theme", look);
  }

  private static Map<String, Object> look(Theme theme) {
    Map<String, Object> look = new LinkedHashMap<>();
    look.put("name", "classic");
    look.put("text", Map.of("color", theme.ink(), "family", "sans-serif", "size", Label.SIZE));
    look.put("plot_title", Map.of("size", 14, "face", "bold"));
    look.put("axis_title", Map.of("size", Label.SIZE));
    look.put("axis_text", Map.of("size", 11));
    look.put("legend_title", Map.of("size", Label.SIZE, "face", "bold"));
    look.put("strip_text", Map.of("size", Label.SIZE));
    look.put("axis_line", Map.of("color", theme.ink(), "size", 1));
    look.put("axis_ticks", Map.of("color", theme.ink(), "size", 1));
    look.put("panel_grid_major", Map.of("color", theme.grid(), "size", 1, "blank", false));
    look.put("panel_grid_minor", "blank");
    for (String background : List.of("plot_background", "panel_background", "strip_background")) {
      look.put(background, "blank");
    }
    // Keys are drawn on this color even where there is no background.
    look.put("legend_background", Map.of("blank", true, "fill", "rgba(0,0,0,0)"));
    return look;
  }

  Theme theme() {
    return theme;
  }

  /** Sets the look of an element. */
  Figure look(String element, Object options) {
    look.put(element, options);
    return this;
  }

  /** Names an axis of numbers. */
  Figure axis(String aesthetic, String name) {
    return scale(aesthetic, name, Map.of());
  }

  /**
   * Adds the scale of an aesthetic.
   *
   * @param aesthetic {@code x}, {@code y}, {@code color} ...
   * @param options by the library's keys
   */
  Figure scale(String aesthetic, String name, Map<String, ?> options) {
    Map<String, Object> scale = new LinkedHashMap<>();
    scale.put("aesthetic", aesthetic);
    scale.put("name", name);
    scale.putAll(options);
    scales.add(scale);
    return this;
  }

  /**
   * One panel for each name that layers give their marks.
   *
   * @param scaling {@code free_x} or {@code free_y}: which axis each panel scales by itself
   */
  Figure panels(int columns, String scaling) {
    Map<String, Object> facet = new LinkedHashMap<>();
    facet.put("name", "wrap");
    facet.put("facets", List.of(Layer.PANEL));
    facet.put("ncol", columns);
    facet.put("scales", scaling);
    facet.put("order", List.of(1)); // by name: see Label.panels
    spec.put("facet", facet);
    return this;
  }

  Figure add(Layer layer) {
    layers.add(layer.spec());
    return this;
  }

  Map<String, Object> spec(int width, int height) {
    Map<String, Object> sized = new LinkedHashMap<>(spec);
    sized.put("ggsize", Map.of("width", width, "height", height));
    return sized;
  }

  /** Marks of one kind, and the columns of their positions and looks. */
  static final class Layer {
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

    /** A column of values, one per mark. */
    Layer column(String aesthetic, List<?> values) {
      data.put(aesthetic, new ArrayList<>(values));
      mapping.put(aesthetic, aesthetic);
      return this;
    }

    /** A column of numbers. */
    Layer column(String aesthetic, double... values) {
      return column(aesthetic, Arrays.stream(values).boxed().toList());
    }

    /** The panel of each mark. */
    Layer panels(List<String> panels) {
      data.put(PANEL, new ArrayList<>(panels));
      return this;
    }

    /** Binds another aesthetic to a column. */
    Layer also(String aesthetic, String column) {
      mapping.put(aesthetic, column);
      return this;
    }

    /** Sets an option of all marks. */
    Layer set(String option, Object value) {
      options.put(option, value);
      return this;
    }

    /** Lets the legend explain the marks. */
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
}
