package dev.csn.search;

import dev.csn.error.ConfigurationException;
import java.nio.file.Path;

/** A request for the items nearest to an anchor by a similarity. */
public sealed interface Question {
  Similarity similarity();

  /**
   * A question about an item of the dataset.
   *
   * @param source beginning of messages: {@code --id:}, or a file's line
   * @param id the anchor's
   */
  record OfItem(String source, int id, Similarity similarity) implements Question {
    /**
     * The error for an id that no item has.
     *
     * @param items number of items in the dataset
     */
    public ConfigurationException unknown(int items) {
      return new ConfigurationException(
          source + " " + id + " is no item of the dataset, must be from 0 to " + (items - 1));
    }
  }

  /**
   * A question about an image file.
   *
   * @param point its unmasked embedding, [D]
   */
  record OfImage(Path file, float[] point, Similarity similarity) implements Question {}
}
