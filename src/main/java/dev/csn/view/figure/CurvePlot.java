package dev.csn.view.figure;

import dev.csn.view.figure.Figure.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Draws curves: in one panel with a legend, or each in a panel of its own. */
final class CurvePlot {
  private static final int WIDTH = 660;
  private static final int HEIGHT = 360;
  private static final int LEGEND_ROW = 24;
  private static final double LEGEND_WIDTH = 150;

  /** Markers on more points would hide the line. */
  private static final int MAX_MARKED = 12;

  /** On a shorter axis the library would label fractions of steps. */
  private static final int MIN_STEPS = 6;

  /** Distance of a level line's label above it, as a share of the axis. */
  private static final double ABOVE = 0.012;

  private final String name;
  private final String title;
  private final String xAxis;
  private final List<Reference> references = new ArrayList<>();
  private @Nullable String legend;

  /** A level line. */
  private record Reference(double y, String label) {}

  CurvePlot(String name, String title, String xAxis) {
    this.name = name;
    this.title = title;
    this.xAxis = xAxis;
  }

  /** Adds a legend with a title. */
  CurvePlot legend(String what) {
    this.legend = what;
    return this;
  }

  /** A level line, such as that of chance. */
  CurvePlot line(double y, String label) {
    references.add(new Reference(y, label));
    return this;
  }

  /** All curves in one panel. */
  Plot plot(String yAxis, List<Curve> curves) {
    List<String> labels = Label.of(curves.stream().map(Curve::name).toList(), LEGEND_WIDTH);
    int height = Math.max(HEIGHT, 100 + LEGEND_ROW * curves.size());
    return new Plot(
        name,
        title,
        WIDTH,
        height,
        theme -> {
          Figure figure = figure(theme, yAxis, curves);
          scales(figure, labels);
          references.forEach(reference -> add(figure, reference, curves));
          add(figure, labels, curves, labels, legend != null);
          return figure;
        });
  }

  /** Each curve in a panel of its own, which it names. */
  Plot panels(String yAxis, List<Curve> curves) {
    List<String> labels = Label.panels(curves.stream().map(Curve::name).toList(), WIDTH / 2.0 - 60);
    List<String> alike = Collections.nCopies(curves.size(), "all");
    int rows = (curves.size() + 1) / 2;
    return new Plot(
        name,
        title,
        WIDTH,
        100 + 160 * rows,
        theme -> {
          Figure figure = figure(theme, yAxis, curves);
          scales(figure, alike.subList(0, 1));
          figure.panels(2, "free_y");
          add(figure, alike, curves, labels, false);
          return figure;
        });
  }

  private Figure figure(Theme theme, String yAxis, List<Curve> curves) {
    double[] steps = curves.stream().flatMapToDouble(c -> Arrays.stream(c.x())).toArray();
    double first = Arrays.stream(steps).min().orElseThrow();
    double last = Arrays.stream(steps).max().orElseThrow();
    List<Double> breaks =
        last - first >= MIN_STEPS
            ? List.of()
            : DoubleStream.iterate(first, s -> s <= last, s -> s + 1).boxed().toList();
    return new Figure(theme, title)
        .scale("x", xAxis, breaks.isEmpty() ? Map.of() : whole(breaks))
        .axis("y", yAxis);
  }

  private static Map<String, Object> whole(List<Double> steps) {
    return Map.of(
        "breaks", steps, "labels", steps.stream().map(s -> String.valueOf(s.longValue())).toList());
  }

  private void scales(Figure figure, List<String> labels) {
    String what = legend == null ? "" : legend;
    figure.scale("color", what, Palette.colors(figure.theme(), labels));
    figure.scale("linetype", what, Palette.dashes(labels));
    figure.scale("shape", what, Palette.markers(labels));
  }

  private static void add(
      Figure figure,
      List<String> labels,
      List<Curve> curves,
      List<String> panels,
      boolean withLegend) {
    Points all = new Points();
    Points marked = new Points();
    for (int i = 0; i < curves.size(); i++) {
      Curve curve = curves.get(i);
      for (int k = 0; k < curve.x().length; k++) {
        all.add(curve, k, labels.get(i), panels.get(i));
      }
      for (int k : curve.marked(MAX_MARKED)) {
        marked.add(curve, k, labels.get(i), panels.get(i));
      }
    }
    Layer lines = all.layer("line").set("size", 1).also("linetype", "color");
    Layer points = marked.layer("point").set("size", 3).also("shape", "color");
    figure.add(withLegend ? lines.withLegend() : lines);
    if (withLegend || marked.x.size() == all.x.size()) {
      figure.add(withLegend ? points.withLegend() : points);
    }
  }

  /** Columns of points. */
  private static final class Points {
    private final List<Double> x = new ArrayList<>();
    private final List<Double> y = new ArrayList<>();
    private final List<String> curves = new ArrayList<>();
    private final List<String> panels = new ArrayList<>();

    void add(Curve curve, int point, String label, String panel) {
      x.add(curve.x()[point]);
      y.add(curve.y()[point]);
      curves.add(label);
      panels.add(panel);
    }

    Layer layer(String geom) {
      return Layer.of(geom).column("x", x).column("y", y).column("color", curves).panels(panels);
    }
  }

  private void add(Figure figure, Reference reference, List<Curve> curves) {
    double right = curves.stream().mapToDouble(c -> c.x()[c.x().length - 1]).max().orElseThrow();
    figure.add(
        Layer.of("hline")
            .column("yintercept", reference.y)
            .set("color", figure.theme().faint())
            .set("linetype", "dashed")
            .set("size", 0.8));
    figure.add(
        Layer.of("text")
            .column("x", right)
            .column("y", reference.y + ABOVE * height(curves))
            .set("label", reference.label)
            .set("hjust", "right")
            .set("vjust", "bottom")
            .set("color", figure.theme().ink())
            .set("family", "sans-serif")
            .set("size", 5.5));
  }

  private double height(List<Curve> curves) {
    double[] all =
        DoubleStream.concat(
                curves.stream().flatMapToDouble(c -> Arrays.stream(c.y())),
                references.stream().mapToDouble(Reference::y))
            .toArray();
    return Arrays.stream(all).max().orElseThrow() - Arrays.stream(all).min().orElseThrow();
  }
}
