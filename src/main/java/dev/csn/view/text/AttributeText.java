package dev.csn.view.text;

import java.util.List;
import java.util.StringJoiner;

/** An attribute's value for people. */
public final class AttributeText {
  private AttributeText() {}

  /** A label as it is, a point as its components, a dash for what is not known. */
  public static String of(Object value) {
    if (value instanceof List<?> components) {
      StringJoiner joined = new StringJoiner(" ");
      components.forEach(component -> joined.add(String.valueOf(component)));
      return joined.toString();
    }
    return value == null ? "-" : String.valueOf(value);
  }
}
