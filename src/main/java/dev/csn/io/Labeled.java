package dev.csn.io;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.csn.error.NearestName;
import dev.csn.error.OneLine;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An enum whose constants have names in files, JSON and flags. */
@JsonDeserialize(using = LabelReader.class)
public interface Labeled {
  /** The constant's name in Java. */
  String name();

  /** The name in files and on the command line: in lower case, words joined by hyphens. */
  @JsonValue
  default String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The constant with that label. */
  static <E extends Labeled> Optional<E> find(String label, E[] values) {
    return Arrays.stream(values).filter(value -> value.label().equals(label)).findFirst();
  }

  /** Says of a label that no constant has which ones there are, and suggests the nearest. */
  static String refusal(String label, Labeled[] values) {
    List<String> labels = Arrays.stream(values).map(Labeled::label).toList();
    String guess = NearestName.of(label, labels).map(l -> "; did you mean " + l + "?").orElse("");
    return "'" + OneLine.of(label) + "' must be " + String.join(" or ", labels) + guess;
  }
}
