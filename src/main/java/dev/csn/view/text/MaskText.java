package dev.csn.view.text;

import dev.csn.evaluation.MaskAnalysis;
import dev.csn.io.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Prints masks, as text and as CSV. */
public final class MaskText {
  private MaskText() {}

  /** The effective masks as a chart, then the analysis of their overlap. */
  public static String of(MaskAnalysis masks, Style style) {
    boolean many = LetterLabels.needed(masks.conditions().size());
    return style.heading("effective masks (mask x spread of the embedding)")
        + '\n'
        + new MaskChart(masks.conditions(), masks.effective(), style).text()
        + '\n'
        + (many ? LetterLabels.legend(masks.conditions()) + "\n\n" : "")
        + MaskReportText.of(masks.report(), style);
  }

  /** A row per condition and dimension: {@code condition,dimension,raw,active,effective}. */
  public static void writeCsv(MaskAnalysis masks, OutputStream out) throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (int c = 0; c < masks.conditions().size(); c++) {
      for (int d = 0; d < masks.embeddingSize(); d++) {
        rows.add(
            List.of(
                masks.conditions().get(c),
                d,
                masks.raw()[c][d],
                masks.active()[c][d],
                masks.effective()[c][d]));
      }
    }
    Csv.write(out, List.of("condition", "dimension", "raw", "active", "effective"), rows.stream());
  }
}
