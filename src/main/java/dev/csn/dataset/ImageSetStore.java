package dev.csn.dataset;

import dev.csn.error.InputException;
import dev.csn.io.JsonFile;
import dev.csn.io.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads dataset directories and believes nothing in them unchecked. */
public final class ImageSetStore {
  private ImageSetStore() {}

  /**
   * The dataset in a directory. Its images stay in their file and are read as they are asked for.
   *
   * @throws InputException if a file is missing, not of the format, at odds with another, or has
   *     changed since it was written
   */
  public static ImageSet read(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new InputException(
          directory
              + (Files.exists(directory) ? ": not a directory" : ": no such directory")
              + "; 'csn prepare-data' makes a dataset directory");
    }
    Path description = directory.resolve(DatasetJson.FILE);
    if (!Files.exists(description)) {
      throw new InputException(
          description + ": no such file; 'csn prepare-data' makes a dataset directory");
    }
    byte[] bytes = JsonFile.bytes(description);
    DatasetJson json = DatasetJson.parse(description, bytes);
    Items items = items(directory, json);
    Pixels pixels = Pixels.map(directory.resolve(DatasetJson.IMAGES), json.image(), items.size());
    json.files().forEach((name, digest) -> checkDigest(directory.resolve(name), digest));
    return new ImageSet(json.name(), pixels, json.fitOrDefault(), items, Sha256.of(bytes));
  }

  /**
   * What one partition of several trains on, of the dataset in a directory.
   *
   * @throws InputException as {@link #read} does
   * @see ImageSet#partition
   */
  public static ImageSet partition(Path directory, int partition, int partitions) {
    return read(directory).partition(partition, partitions);
  }

  private static Items items(Path directory, DatasetJson json) {
    Items items = ItemsFiles.read(directory, json.attributes());
    Path file = directory.resolve(ItemsFiles.TABLE);
    for (int row = 0; row < items.size(); row++) {
      if (items.id(row) != row) {
        throw new InputException(
            // After the header, a line for each item: no label has a line break.
            file + ": line " + (row + 2) + ": id " + items.id(row) + ": must be " + row);
      }
    }
    if (!SplitSizes.of(items).equals(json.splits())) {
      throw new InputException(
          file + ": " + SplitSizes.of(items) + ", " + DatasetJson.FILE + " says " + json.splits());
    }
    return items;
  }

  private static void checkDigest(Path file, String expected) {
    String found = Sha256.ofInput(file);
    if (!found.equals(expected)) {
      throw new InputException(
          file + ": changed since it was written: SHA-256 " + found + ", must be " + expected);
    }
  }
}
