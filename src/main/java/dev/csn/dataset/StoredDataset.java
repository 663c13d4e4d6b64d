package dev.csn.dataset;

import dev.csn.error.InputException;
import dev.csn.io.JsonFile;
import dev.csn.io.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a dataset directory without shards holds, verified to its last byte.
 *
 * @param sha256 of its {@code dataset.json}
 */
record StoredDataset(DatasetJson json, Items items, Pixels pixels, String sha256) {
  /**
   * Reads a directory. The images stay in their file.
   *
   * @throws InputException if a file is missing, not of the format, at odds with another, or has
   *     changed since it was written
   */
  static StoredDataset read(Path directory) {
    Path description = description(directory);
    byte[] bytes = JsonFile.bytes(description);
    DatasetJson json = DatasetJson.parse(description, bytes);
    Items items = items(directory, json);
    Pixels pixels = Pixels.map(directory.resolve(DatasetJson.IMAGES), json.image(), items.size());
    json.files().forEach((name, digest) -> Digests.verify(directory.resolve(name), digest));
    return new StoredDataset(json, items, pixels, Sha256.of(bytes));
  }

  /**
   * The file that describes a dataset.
   *
   * @throws InputException if there is none
   */
  static Path description(Path directory) {
    Path description = directory.resolve(DatasetJson.FILE);
    if (Files.exists(directory.resolve(ShardsJson.directory(0)))) {
      throw new InputException(directory.resolve(ShardsJson.FILE) + ": no such file");
    }
    if (!Files.exists(description)) {
      throw new InputException(
          description + ": no such file; 'csn prepare-data' makes a dataset directory");
    }
    return description;
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

  ImageSet set() {
    return new ImageSet(json.name(), pixels, json.fitOrDefault(), items, sha256);
  }
}
