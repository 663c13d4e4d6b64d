package dev.csn.source.images;

import dev.csn.error.ConfigurationException;

/**
 * Which items train, validate and are held out.
 *
 * @param column the table's column that says so; null: drawn
 * @param group the column of a value whose items stay together, such as a product's or a person's;
 *     null: each item for itself
 * @param test the share of items held out, where drawn
 * @param validation the share that validates, where drawn
 */
public record SplitPolicy(String column, String group, double test, double validation) {
  public SplitPolicy {
    share("--test", test);
    share("--validation", validation);
    if (test + validation >= 1) {
      throw new ConfigurationException(
          "--test " + test + ", --validation " + validation + ": must leave a share to train on");
    }
    if (column != null && group != null) {
      throw new ConfigurationException(
          "--group-column '" + group + "' beside --split-column '" + column + "': name one");
    }
  }

  /** Given by a column instead of drawn. */
  SplitPolicy withColumn(String name) {
    return new SplitPolicy(name, null, test, validation);
  }

  private static void share(String flag, double share) {
    if (!(share > 0 && share < 1)) {
      throw new ConfigurationException(flag + " " + share + ": must be above 0 and below 1");
    }
  }
}
