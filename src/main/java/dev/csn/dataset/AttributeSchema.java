package dev.csn.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The kind of an attribute, without values.
 *
 * @param name letters, digits, {@code _} and {@code -}, since flags and columns are made of it
 * @param kind {@code categorical} or {@code continuous}
 * @param size classes, or components
 * @param classes the class labels in the order of their codes; null if continuous
 * @param components the names of the components; null if categorical
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttributeSchema(
    String name, String kind, int size, List<String> classes, List<String> components) {
  public static final String CATEGORICAL = "categorical";
  public static final String CONTINUOUS = "continuous";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  // One line of a table each, whoever reads it.
  private static final Pattern LABEL = Pattern.compile("[^\\p{Cntrl}\\u2028\\u2029]{1,255}");

  public AttributeSchema {
    check("name", name, NAME);
    boolean categorical = CATEGORICAL.equals(kind);
    if (!categorical && !CONTINUOUS.equals(kind)) {
      throw new IllegalArgumentException(
          name + ": kind '" + kind + "': must be " + CATEGORICAL + " or " + CONTINUOUS);
    }
    String what = categorical ? "classes" : "components";
    List<String> labels = categorical ? classes : components;
    if (labels == null || labels.isEmpty() || (categorical ? components : classes) != null) {
      throw new IllegalArgumentException(
          name + ": a " + kind + " attribute must have " + what + ", and nothing else");
    }
    Set<String> distinct = new HashSet<>();
    for (String label : labels) {
      check(name + ": " + what, label, categorical ? LABEL : NAME);
      if (!distinct.add(label)) {
        throw new IllegalArgumentException(name + ": " + what + ": '" + label + "' twice");
      }
    }
    if (size != labels.size()) {
      throw new IllegalArgumentException(
          name + ": size " + size + ", but " + labels.size() + " " + what);
    }
    classes = categorical ? List.copyOf(labels) : null;
    components = categorical ? null : List.copyOf(labels);
  }

  public static AttributeSchema categorical(String name, List<String> classes) {
    return new AttributeSchema(name, CATEGORICAL, classes.size(), classes, null);
  }

  public static AttributeSchema continuous(String name, List<String> components) {
    return new AttributeSchema(name, CONTINUOUS, components.size(), null, components);
  }

  private static void check(String what, String text, Pattern allowed) {
    if (text == null || !allowed.matcher(text).matches()) {
      throw new IllegalArgumentException(
          what + (text == null ? ": missing" : ": '" + text + "': must match " + allowed));
    }
  }
}
