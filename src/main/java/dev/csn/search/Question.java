package dev.csn.search;

import dev.csn.error.ConfigurationException;
import java.nio.file.Path;

/** A request for the items nearest to an anchor by a similarity. */
public sealed interface Question {
  Similarity similarity();

  /**
   * An anchor in the dataset.
   *
   * @param source what messages begin with: {@code --id:}, or a file's line
   * @param id the anchor's
   */
  record OfItem(String source, int id, Similarity similarity) implements Question {
    /**
     * The refusal of an id that no item has.
     *
     * @param items how many the dataset has
     */
    public ConfigurationException unknown(int items) {
      return new ConfigurationException(
          source + " " + id + " is no item of the dataset, must be from 0 to " + (items - 1));
    }
  }

  /**
   * An image file as the anchor.
   *
   * @param point its unmasked embedding, [D]
   */
  record OfImage(Path file, float[] point, Similarity similarity) implements Question {}
}
