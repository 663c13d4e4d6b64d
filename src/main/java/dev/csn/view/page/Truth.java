package dev.csn.view.page;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.evaluation.ConditionScores;

/**
 * What an attribute says of two items: by class, right is the same one; by distance, right is
 * nearer than two random items are on average.
 *
 * @param random the mean distance of two different items of the split; 0 unless the attribute has
 *     distances
 */
record Truth(Attribute attribute, double random) {
  static Truth of(Attribute attribute, ConditionScores scores) {
    return new Truth(attribute, attribute instanceof Continuous ? scores.comparable().chance() : 0);
  }

  Mark mark(int anchor, int item) {
    if (!attribute.known(anchor) || !attribute.known(item)) {
      return Mark.UNKNOWN;
    }
    if (attribute instanceof Categorical classes) {
      return classes.code(anchor) == classes.code(item) ? Mark.RIGHT : Mark.WRONG;
    }
    if (attribute instanceof Continuous points) {
      return points.distance(anchor, item) < random ? Mark.RIGHT : Mark.WRONG;
    }
    return Mark.UNKNOWN;
  }
}
