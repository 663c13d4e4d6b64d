package dev.csn.source.fonts;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.csn.dataset.PreparedDataset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was written when a dataset of fonts was prepared, and what was not.
 *
 * @param prepared the dataset
 * @param fonts what it was made of
 */
public record PreparedFonts(@JsonUnwrapped PreparedDataset prepared, Fonts fonts) {
  /**
   * The fonts that were found.
   *
   * @param files how many files were read
   * @param used how many fonts are in the dataset
   * @param counts per attribute other than character and font, how many fonts have each value;
   *     those of which it is not known are under {@code unknown}
   * @param skippedFor how many fonts are not in it, by reason
   * @param skipped each of these
   */
  public record Fonts(
      int files,
      int used,
      Map<String, Map<String, Integer>> counts,
      Map<String, Integer> skippedFor,
      List<SkippedFont> skipped) {

    static Fonts of(FontCatalog catalog, Map<String, Map<String, Integer>> counts) {
      Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
      catalog.skipped().forEach(s -> reasons.merge(s.reason(), 1, Integer::sum));
      Map<String, Integer> skippedFor = new LinkedHashMap<>();
      reasons.forEach((reason, count) -> skippedFor.put(reason.label(), count));
      return new Fonts(
          catalog.files(), catalog.usable().size(), counts, skippedFor, catalog.skipped());
    }
  }

  /** What was written, in some lines. */
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
