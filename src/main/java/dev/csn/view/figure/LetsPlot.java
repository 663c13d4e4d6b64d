package dev.csn.view.figure;

import java.util.Map;
import org.jetbrains.letsPlot.commons.encoding.UnsupportedRGBEncoder;
import org.jetbrains.letsPlot.core.util.PlotSvgExportCommon;

/**
 * Draws by the plotting library. No other class refers to it, so that the first figure loads it.
 */
final class LetsPlot {
  private LetsPlot() {}

  /** Draws a figure, with ids that differ each time. */
  static String draw(Map<String, Object> figure) {
    return PlotSvgExportCommon.INSTANCE.buildSvgImageFromRawSpecs(
        figure, null, new UnsupportedRGBEncoder(), true);
  }
}
