package dev.csn.view.page;

import dev.csn.view.figure.Plot;
import dev.csn.view.figure.Theme;
import java.util.List;

/** A drawing, as SVG, for each of the page's two colorings. */
record PlotView(String light, String dark) {
  static PlotView of(Plot plot) {
    return new PlotView(plot.svg(Theme.LIGHT), plot.svg(Theme.DARK));
  }

  static List<PlotView> of(List<Plot> plots) {
    return plots.stream().map(PlotView::of).toList();
  }
}
