package dev.csn.dataset;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which of a dataset's items are meant: those of a split, or all.
 *
 * @param split null for all
 */
public record SplitChoice(@Nullable Split split) implements Serializable {
  public static final SplitChoice ALL = new SplitChoice(null);

  /** The names on the command line. */
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

  /** The rows that are meant, ascending. */
  public int[] rows(Items items) {
    return split == null ? IntStream.range(0, items.size()).toArray() : items.rows(split);
  }

  @Override
  public String toString() {
    return label();
  }
}
