package dev.csn.attribute;

/**
 * That one attribute of a dataset was drawn in dependence on another: a control where it is known
 * how much one tells of the other.
 *
 * @param attribute the one that depends
 * @param on the one that it depends on
 * @param strength the probability with which an item's value was drawn around the one that belongs
 *     to its value of the other attribute, above 0, at most 1; else it was drawn independently
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
