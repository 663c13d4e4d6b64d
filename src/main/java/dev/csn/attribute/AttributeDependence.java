package dev.csn.attribute;

/**
 * A known dependence between two attributes, drawn into a dataset as a control for leakage.
 *
 * @param attribute the dependent attribute
 * @param on the attribute that it depends on
 * @param strength the probability that an item's value was drawn around the value that belongs to
 *     its value of {@code on}, above 0, at most 1; else the value was drawn independently
 */
public record AttributeDependence(String attribute, String on, double strength) {
  public AttributeDependence {
    if (attribute == null || on == null || attribute.equals(on)) {
      throw new IllegalArgumentException("'" + attribute + "' on '" + on + "': must be two names");
    }
    if (!(strength > 0 && strength <= 1)) {
      throw new IllegalArgumentException(
          "strength " + strength + ": must be above 0 and at most 1");
    }
  }

  @Override
  public String toString() {
    return attribute + " depends on " + on + " with strength " + strength;
  }
}
