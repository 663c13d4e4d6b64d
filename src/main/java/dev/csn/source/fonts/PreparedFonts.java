package dev.csn.source.fonts;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.csn.dataset.PreparedDataset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of preparing a dataset of fonts.
 *
 * @param prepared the dataset
 * @param fonts the fonts used and skipped
 */
public record PreparedFonts(@JsonUnwrapped PreparedDataset prepared, Fonts fonts) {
  /**
   * The fonts that were found.
   *
   * @param files the number of files read
   * @param used the number of fonts in the dataset
   * @param counts per attribute other than character and font, the number of fonts with each value;
   *     {@code unknown} counts those without one
   * @param skippedFor the number of skipped fonts, by reason
   * @param skipped all skipped fonts
   */
  public record Fonts(
      int files,
      int used,
      Map<String, Map<String, Integer>> counts,
      Map<String, Integer> skippedFor,
      List<SkippedFace> skipped) {

    static Fonts of(FontCatalog catalog, Map<String, Map<String, Integer>> counts) {
      Map<SkippedFace.Reason, Integer> reasons = new EnumMap<>(SkippedFace.Reason.class);
      catalog.skipped().forEach(s -> reasons.merge(s.reason(), 1, Integer::sum));
      Map<String, Integer> skippedFor = new LinkedHashMap<>();
      reasons.forEach((reason, count) -> skippedFor.put(reason.label(), count));
      return new Fonts(
          catalog.files(), catalog.usable().size(), counts, skippedFor, catalog.skipped());
    }
  }

  /** The summary for people, several lines. */
  public String summary() {
    StringBuilder text = new StringBuilder(prepared.summary());
    text.append("\nfonts: " + fonts.used() + " in " + fonts.files() + " files");
    fonts.counts().forEach((name, values) -> text.append("\n" + name + ": " + listed(values)));
    if (!fonts.skippedFor().isEmpty()) {
      text.append("\nskipped: " + listed(fonts.skippedFor()) + "; --format json names each");
    }
    return text.toString();
  }

  private static String listed(Map<String, Integer> counts) {
    return String.join(
        ", ", counts.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList());
  }
}
