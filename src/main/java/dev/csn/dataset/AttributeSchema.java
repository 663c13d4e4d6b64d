package dev.csn.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * The kind of an attribute, without values.
 *
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

  public static AttributeSchema categorical(String name, List<String> classes) {
    return new AttributeSchema(name, CATEGORICAL, classes.size(), List.copyOf(classes), null);
  }

  public static AttributeSchema continuous(String name, List<String> components) {
    return new AttributeSchema(name, CONTINUOUS, components.size(), null, List.copyOf(components));
  }
}
