package dev.csn.render;

import dev.csn.evaluation.MaskAnalysis;
import dev.csn.io.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Masks for people and for spreadsheets. */
public final class MaskText {
  /** The longest bar of few masks, and what all bars of a line may take together. */
  private static final int BAR = 20;

  private static final int BARS = 60;

  private MaskText() {}

  /** The effective masks as bars, dimension by dimension, then what they share. */
  public static String of(MaskAnalysis masks) {
    boolean many = Lettered.needed(masks.conditions().size());
    return "effective masks (mask x spread of the embedding)\n"
        + (many ? Lettered.legend(masks.conditions()) + "\n\n" : "\n")
        + bars(masks)
        + '\n'
        + MaskReportText.of(masks.report());
  }

  private static TextTable bars(MaskAnalysis masks) {
    double largest = 0;
    for (double[] mask : masks.effective()) {
      for (double value : mask) {
        largest = Math.max(largest, value);
      }
    }
    boolean numbered = !Lettered.needed(masks.conditions().size());
    int length = Math.max(4, Math.min(BAR, BARS / masks.conditions().size()));
    List<String> heading = new ArrayList<>(List.of("dimension"));
    for (int c = 0; c < masks.conditions().size(); c++) {
      heading.add(numbered ? masks.conditions().get(c) : Lettered.letter(c));
      if (numbered) {
        heading.add("");
      }
    }
    TextTable table = new TextTable(heading.toArray(new String[0]));
    for (int d = 0; d < masks.embeddingSize(); d++) {
      List<Object> row = new ArrayList<>(List.of(d));
      for (double[] mask : masks.effective()) {
        if (numbered) {
          row.add(String.format(Locale.ROOT, "%.3f", mask[d]));
        }
        row.add("#".repeat(largest == 0 ? 0 : (int) Math.round(length * mask[d] / largest)));
      }
      table.row(row.toArray());
    }
    return table;
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
