package dev.csn.source.fonts;

import dev.csn.attribute.Attribute;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sees to it that every attribute varies in every split: where all items are alike, none is more
 * alike than another, and there is nothing to train or to judge by.
 */
final class Variety {
  private Variety() {}

  /**
   * Looks at all attributes in all splits.
   *
   * @throws ConfigurationException if one has fewer than two known values; names it and the split
   */
  static void require(Items items) {
    for (Attribute attribute : items.attributes()) {
      for (Split split : Split.values()) {
        Set<String> values = new TreeSet<>();
        for (int item : items.rows(split)) {
          if (attribute.known(item)) {
            values.add(String.valueOf(attribute.value(item)));
          }
        }
        if (values.size() < 2) {
          throw new ConfigurationException(
              "--attributes "
                  + attribute.name()
                  + ": in the "
                  + split
                  + " split "
                  + (values.isEmpty() ? "no font says it" : "all are " + values.iterator().next())
                  + "; must have two values, leave it out or try another --seed");
        }
      }
    }
  }
}
