package dev.csn.render;

import dev.csn.evaluation.MaskAnalysis;
import dev.csn.evaluation.MaskReport;
import dev.csn.io.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Masks for people and for spreadsheets. */
public final class MaskText {
  private static final int BAR = 20;

  private MaskText() {}

  /** The effective masks as bars, dimension by dimension, then what they share. */
  public static String of(MaskAnalysis masks) {
    StringBuilder text = new StringBuilder("effective masks (mask x spread of the embedding)\n\n");
    double largest = 0;
    for (double[] mask : masks.effective()) {
      for (double value : mask) {
        largest = Math.max(largest, value);
      }
    }
    List<String> heading = new ArrayList<>(List.of("dimension"));
    for (String condition : masks.conditions()) {
      heading.add(condition);
      heading.add("");
    }
    TextTable table = new TextTable(heading.toArray(new String[0]));
    for (int d = 0; d < masks.embeddingSize(); d++) {
      List<Object> row = new ArrayList<>(List.of(d));
      for (double[] mask : masks.effective()) {
        row.add(String.format(Locale.ROOT, "%.3f", mask[d]));
        row.add("#".repeat(largest == 0 ? 0 : (int) Math.round(BAR * mask[d] / largest)));
      }
      table.row(row.toArray());
    }
    return text.append(table)
        .append('\n')
        .append(
            report(
                new MaskReport(
                    masks.conditions(), masks.embeddingSize(), masks.overlap(), masks.sparsity())))
        .toString();
  }

  /** How far masks overlap and how sparse they are. */
  static String report(MaskReport masks) {
    TextTable sparsity = new TextTable("mask", "dimensions in use", "of", "Gini");
    masks
        .sparsity()
        .forEach(
            (condition, s) ->
                sparsity.row(
                    condition, s.activeDimensions(), masks.embeddingSize(), number(s.gini())));
    if (masks.overlap().isEmpty()) {
      return sparsity.toString();
    }
    TextTable overlap =
        new TextTable(
            "masks", "and", "raw cosine", "active", "effective", "shared", "permutation p");
    for (MaskReport.Overlap o : masks.overlap()) {
      overlap.row(
          o.a(),
          o.b(),
          number(o.rawCosine()),
          number(o.activeCosine()),
          number(o.effectiveCosine()),
          o.sharedDimensions(),
          String.format(Locale.ROOT, "%.4f", o.permutationP()));
    }
    return sparsity + "\n" + overlap;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
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
