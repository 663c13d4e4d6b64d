package dev.csn.attribute;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An attribute's name, kind, and labels or components, without values.
 *
 * @param name letters, digits, {@code _} and {@code -}, because flags and columns contain it
 * @param size the number of classes or components; 0 for triplets
 * @param classes the labels of a categorical or ordinal attribute in the order of their codes,
 *     ordinal ones from the lowest to the highest; null for other kinds
 * @param components the names of a continuous attribute's components; null for other kinds
 * @param scales the divisor of each component's values in distances, from 1e-30 to 1e30, so that no
 *     distance overflows; null for 1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttributeSchema(
    String name,
    AttributeKind kind,
    int size,
    @Nullable List<String> classes,
    @Nullable List<String> components,
    @Nullable List<Double> scales)
    implements Serializable {
  private static final double MIN_SCALE = 1e-30;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  // A label is one line of a table; some programs also end lines at U+2028 and U+2029.
  private static final Pattern LABEL = Pattern.compile("[^\\p{Cntrl}\\u2028\\u2029]{1,255}");
  private static final Pattern PLAIN_NUMBER = Pattern.compile("0|-?[1-9][0-9]{0,17}");

  public AttributeSchema {
    check("name", name, NAME);
    if (kind == null) {
      throw new IllegalArgumentException(
          name + ": kind: missing, must be one of " + List.of(AttributeKind.values()));
    }
    boolean continuous = kind == AttributeKind.CONTINUOUS;
    boolean compared = kind == AttributeKind.COMPARED;
    String what = continuous ? "components" : "classes";
    List<String> labels = compared ? List.of() : continuous ? components : classes;
    List<String> others = continuous ? classes : components;
    if (labels == null
        || labels.isEmpty() != compared
        || others != null
        || (compared && classes != null)) {
      throw new IllegalArgumentException(
          name
              + ": of kind "
              + kind.label()
              + ", must have "
              + (compared ? "no classes or components" : what + ", and nothing else"));
    }
    Set<String> distinct = new HashSet<>();
    for (String label : labels) {
      check(name + ": " + what, label, continuous ? NAME : LABEL);
      if (!distinct.add(label)) {
        throw new IllegalArgumentException(name + ": " + what + ": '" + label + "' twice");
      }
    }
    if (size != labels.size()) {
      throw new IllegalArgumentException(
          name + ": size " + size + ", but " + labels.size() + " " + what);
    }
    if (scales != null) {
      check(name, scales, continuous ? size : 0);
      scales = List.copyOf(scales);
    }
    classes = continuous || compared ? null : List.copyOf(labels);
    components = continuous ? List.copyOf(labels) : null;
  }

  public static AttributeSchema categorical(String name, List<String> classes) {
    return new AttributeSchema(
        name, AttributeKind.CATEGORICAL, classes.size(), classes, null, null);
  }

  public static AttributeSchema continuous(String name, List<String> components) {
    return continuous(name, components, null);
  }

  public static AttributeSchema continuous(
      String name, List<String> components, @Nullable List<Double> scales) {
    return new AttributeSchema(
        name, AttributeKind.CONTINUOUS, components.size(), null, components, scales);
  }

  /**
   * An ordinal attribute.
   *
   * @param levels from the lowest to the highest
   */
  public static AttributeSchema ordinal(String name, List<String> levels) {
    return new AttributeSchema(name, AttributeKind.ORDINAL, levels.size(), levels, null, null);
  }

  /** A triplet attribute. */
  public static AttributeSchema triplets(String name) {
    return new AttributeSchema(name, AttributeKind.COMPARED, 0, null, null, null);
  }

  /** Whether the attribute has triplets of items and no values. */
  public boolean hasTriplets() {
    return kind == AttributeKind.COMPARED;
  }

  /** The labels of a categorical or ordinal attribute. */
  public List<String> labels() {
    return Objects.requireNonNull(classes);
  }

  /** The components of a continuous attribute. */
  public List<String> points() {
    return Objects.requireNonNull(components);
  }

  /** A label for text and JSON output: a Long if the label is a plain integer, else a String. */
  Object shown(int code) {
    String label = labels().get(code);
    return PLAIN_NUMBER.matcher(label).matches() ? (Object) Long.valueOf(label) : label;
  }

  private static void check(String what, String text, Pattern allowed) {
    if (text == null || !allowed.matcher(text).matches()) {
      throw new IllegalArgumentException(
          what + (text == null ? ": missing" : ": '" + text + "': must match " + allowed));
    }
  }

  private static void check(String name, List<Double> scales, int components) {
    if (scales.size() != components) {
      throw new IllegalArgumentException(
          name + ": " + scales.size() + " scales for " + components + " components");
    }
    for (Double scale : scales) {
      if (scale == null || !(scale >= MIN_SCALE && scale <= 1 / MIN_SCALE)) {
        throw new IllegalArgumentException(
            name + ": scale " + scale + ": must be from 1e-30 to 1e30");
      }
    }
  }
}
