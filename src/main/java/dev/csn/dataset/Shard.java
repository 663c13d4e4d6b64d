package dev.csn.dataset;

import dev.csn.error.InputException;
import dev.csn.io.Csv;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A range of rows of a dataset, which any machine can read by itself.
 *
 * @param directory a dataset directory without shards, as an absolute path
 * @param firstRow the first row in the directory
 * @param items the number of rows, at least 1
 * @param firstId the first row's id in the whole dataset; ids are consecutive
 * @param sha256 the digest of the directory's {@code dataset.json}
 */
public record Shard(String directory, int firstRow, int items, int firstId, String sha256)
    implements Serializable {
  public Shard {
    if (firstRow < 0 || items < 1 || firstId < firstRow) {
      throw new IllegalArgumentException(
          items + " items from row " + firstRow + ", id " + firstId + ", of " + directory);
    }
  }

  /**
   * Whether images have file names.
   *
   * @throws InputException if the table of items is missing or unreadable
   */
  public boolean hasFiles() {
    try (Csv.Reader table = Csv.open(Path.of(directory).resolve(ItemsFiles.TABLE))) {
      String[] header = table.next();
      return header != null && List.of(header).contains(ItemsCsv.FILE);
    }
  }

  /**
   * Verifies the whole directory and reads these rows, with the ids of the whole dataset. Pixels
   * stay in their file. Keeps a triplet only if all its items are among the rows.
   *
   * @return a set with the SHA-256 of the directory's {@code dataset.json}
   * @throws InputException if the directory's digest is not {@code sha256}, or a file is missing,
   *     damaged or at odds with another
   */
  public ImageSet read() {
    Path path = Path.of(directory);
    ImageSet stored = ImageSetStore.readPiece(path);
    if (!stored.sha256().equals(sha256)) {
      throw new InputException(
          path.resolve(DatasetJson.FILE)
              + ": changed, or that of another shard: SHA-256 "
              + stored.sha256()
              + ", must be "
              + sha256);
    }
    if (items > stored.size() - firstRow) {
      throw new IllegalArgumentException(this + ", which has " + stored.size());
    }
    ImageSet rows = stored.select(IntStream.range(firstRow, firstRow + items).toArray());
    return new ImageSet(
        rows.name(), rows.pixels(), rows.fit(), rows.items().shift(firstId - firstRow), sha256);
  }
}
