package dev.csn.source.images;

import dev.csn.error.ConfigurationException;
import dev.csn.image.Background;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import dev.csn.io.Labeled;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a dataset from a folder of images and a table.
 *
 * @param images the folder; nothing outside it is read as an image
 * @param table a row an image, a column an attribute
 * @param types the columns' types, JSON; null: all inferred
 * @param output the dataset directory to make
 * @param name of the dataset
 * @param shape of every item
 * @param fit how images are brought into the shape
 * @param background behind transparent parts; null: white if there are any
 * @param fileColumn the column with the files' names; null: the first, unless it only numbers rows
 * @param missing the words that stand for no value, whatever their case; an empty cell has none
 * @param seed of the splits
 */
public record ImagesConfig(
    Path images,
    Path table,
    @Nullable Path types,
    Path output,
    String name,
    ImageShape shape,
    ImageFit fit,
    @Nullable Background background,
    @Nullable String fileColumn,
    SplitPolicy splits,
    List<String> missing,
    DecimalSign decimal,
    long seed) {
  /** The words that stand for no value unless others are named. */
  public static final List<String> MISSING = List.of("NA", "N/A", "#N/A", "?", "null", "nan");

  public ImagesConfig {
    missing = List.copyOf(missing);
  }

  /** The decimal sign of a table's numbers. The other sign separates thousands. */
  public enum DecimalSign implements Labeled {
    /** Detected for each column; no thousands are separated. */
    AUTO,
    /** 1,299.50. */
    POINT,
    /** 1.299,50. */
    COMMA
  }

  /**
   * The choice of training, validation and test items.
   *
   * @param column the table's column that names each item's split; null: splits are drawn
   * @param group the column of a value, such as a product or a person, whose items stay in one
   *     split; null: each item for itself
   * @param test the share of the test items, where drawn
   * @param validation the share of the validation items, where drawn
   */
  public record SplitPolicy(
      @Nullable String column, @Nullable String group, double test, double validation) {
    public SplitPolicy {
      requireShare("--test", test);
      requireShare("--validation", validation);
      if (test + validation >= 1) {
        throw new ConfigurationException(
            "--test " + test + ", --validation " + validation + ": must leave a share to train on");
      }
      if (column != null && group != null) {
        throw new ConfigurationException(
            "--group-column '"
                + group
                + "': cannot be combined with --split-column '"
                + column
                + "'");
      }
    }

    /** This policy with splits given by a column. */
    SplitPolicy withColumn(String name) {
      return new SplitPolicy(name, null, test, validation);
    }

    private static void requireShare(String flag, double share) {
      if (!(share > 0 && share < 1)) {
        throw new ConfigurationException(flag + " " + share + ": must be above 0 and below 1");
      }
    }
  }
}
