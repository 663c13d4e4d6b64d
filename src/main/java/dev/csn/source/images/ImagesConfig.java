package dev.csn.source.images;

import dev.csn.image.Background;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import java.nio.file.Path;
import java.util.List;

/**
 * Which images make a dataset, and how.
 *
 * @param images the folder; nothing outside it is read as an image
 * @param table what is known of them: a row an image, a column an attribute
 * @param types which column is of what kind, JSON; null: all guessed
 * @param output the dataset directory to make
 * @param name of the dataset
 * @param shape that all images are brought into
 * @param fit how
 * @param background what shows through their transparent parts; null: white if there are any
 * @param fileColumn the column with the files' names; null: the first
 * @param splits who trains, validates and is held out
 * @param missing the words that stand for no value, whatever their case; an empty cell is one
 * @param decimal how the table's numbers are written
 * @param seed of the splits
 */
public record ImagesConfig(
    Path images,
    Path table,
    Path types,
    Path output,
    String name,
    ImageShape shape,
    ImageFit fit,
    Background background,
    String fileColumn,
    SplitPolicy splits,
    List<String> missing,
    DecimalSign decimal,
    long seed) {
  /** What stands for no value unless other words are named. */
  public static final List<String> MISSING = List.of("NA", "N/A", "#N/A", "?", "null", "nan");

  public ImagesConfig {
    missing = List.copyOf(missing);
  }
}
