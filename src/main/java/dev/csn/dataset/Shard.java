package dev.csn.dataset;

import dev.csn.error.InputException;
import dev.csn.io.Csv;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A part of a dataset that can be read by itself, on another machine too: some rows of a directory.
 *
 * @param directory a dataset directory without shards, as an absolute path
 * @param firstRow the first of the rows in it
 * @param items how many rows, at least 1
 * @param firstId the id, in the whole dataset, of the first row's item; ids are consecutive
 * @param sha256 of the directory's {@code dataset.json}
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
   * Whether it is known which file each of its images is from.
   *
   * @throws InputException if the table of its items is missing or unreadable
   */
  public boolean hasFiles() {
    try (Csv.Reader table = Csv.open(Path.of(directory).resolve(ItemsFiles.TABLE))) {
      String[] header = table.next();
      return header != null && List.of(header).contains(ItemsCsv.FILE);
    }
  }

  /**
   * Reads it: its rows alone, whose items have the ids of the whole dataset. All of the directory
   * is verified first. Pixels stay in their file. Comparisons of items are there where all three
   * items are.
   *
   * @return with the SHA-256 of the directory's {@code dataset.json}
   * @throws InputException if the directory is not the one that the shard was described by, or a
   *     file is missing, damaged or at odds with another
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
