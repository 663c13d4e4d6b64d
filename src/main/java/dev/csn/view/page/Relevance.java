package dev.csn.view.page;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.DistanceAttribute;
import dev.csn.evaluation.ConditionScores;
import dev.csn.view.text.Mark;
import java.util.Objects;

/**
 * Whether one item is relevant to another under an attribute: by class, if both are of the same; by
 * distance, if they are nearer than two random items are on average.
 *
 * @param random the mean distance of two different items of the split; 0 unless the attribute has
 *     distances
 */
record Relevance(Attribute attribute, double random) {
  static Relevance of(Attribute attribute, ConditionScores scores) {
    return new Relevance(
        attribute,
        attribute instanceof DistanceAttribute
            ? Objects.requireNonNull(scores.comparable().chance())
            : 0);
  }

  Mark mark(int anchor, int item) {
    if (!attribute.known(anchor) || !attribute.known(item)) {
      return Mark.UNKNOWN;
    }
    if (attribute instanceof Categorical classes) {
      return classes.code(anchor) == classes.code(item) ? Mark.RIGHT : Mark.WRONG;
    }
    if (attribute instanceof DistanceAttribute points) {
      return points.distance(anchor, item) < random ? Mark.RIGHT : Mark.WRONG;
    }
    return Mark.UNKNOWN;
  }
}
