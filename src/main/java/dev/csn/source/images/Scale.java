package dev.csn.source.images;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What the components of a continuous attribute are divided by where distances are taken, so that
 * none counts for more only because its unit is small.
 *
 * @param rule {@code standard}: the standard deviation of the training items; {@code range}: how
 *     far apart their least and greatest value are; {@code none}; {@code given}
 * @param divisors one a component if given, else empty
 */
record Scale(String rule, List<Double> divisors) {
  static final String STANDARD = "standard";
  static final String RANGE = "range";
  static final String NONE = "none";
  static final String GIVEN = "given";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Scale of(JsonNode json) {
    if (json.isTextual() && List.of(STANDARD, RANGE, NONE).contains(json.textValue())) {
      return new Scale(json.textValue(), List.of());
    }
    List<Double> divisors = new ArrayList<>();
    json.forEach(number -> divisors.add(number.isNumber() ? number.doubleValue() : 0));
    boolean positive = divisors.stream().allMatch(d -> d >= 1e-30 && d <= 1e30);
    if (!json.isArray() || divisors.isEmpty() || !positive) {
      throw new IllegalArgumentException(
          "scale " + json + ": must be standard, range, none or a list of numbers above 0");
    }
    return new Scale(GIVEN, List.copyOf(divisors));
  }

  /** Alone, a component needs no other unit; several are made alike. */
  static Scale byDefault(int components) {
    return new Scale(components == 1 ? NONE : STANDARD, List.of());
  }
}
