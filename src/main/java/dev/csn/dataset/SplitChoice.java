package dev.csn.dataset;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The items of one split, or all items of a dataset.
 *
 * @param split null for all
 */
public record SplitChoice(@Nullable Split split) implements Serializable {
  public static final SplitChoice ALL = new SplitChoice(null);

  /** The values on the command line: every split, and {@code all}. */
  public static List<String> labels() {
    List<String> labels = new ArrayList<>();
    for (Split split : Split.values()) {
      labels.add(split.label());
    }
    labels.add(ALL.label());
    return labels;
  }

  public static Optional<SplitChoice> find(String label) {
    return label.equals(ALL.label()) ? Optional.of(ALL) : Split.find(label).map(SplitChoice::new);
  }

  /** The name in files and on the command line. */
  public String label() {
    return split == null ? "all" : split.label();
  }

  /** The rows of the chosen items, ascending. */
  public int[] rows(Items items) {
    return split == null ? IntStream.range(0, items.size()).toArray() : items.rows(split);
  }

  @Override
  public String toString() {
    return label();
  }
}
