package dev.csn.fuzz;

import dev.csn.attribute.Categorical;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.GalleryStore;
import dev.csn.gallery.Masks;
import dev.csn.io.Checksums;
import dev.csn.search.Search;
import dev.csn.search.Similarity;
import dev.csn.search.index.GalleryIndex;
import dev.csn.search.index.HnswParameters;
import dev.csn.search.index.IndexStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Indexes with one file replaced, vouched for as by who made it up; then searched. */
final class IndexTarget implements Target {
  private static final int ITEMS = 40;
  private static final String CHECKSUMS = "CRC32CSUMS";

  private final Path stored;
  private final Path directory;
  private final Gallery gallery;
  private final Parts parts;

  IndexTarget(Path scratch) throws IOException {
    this.stored = scratch.resolve("gallery");
    this.directory = scratch.resolve("index");
    Split[] splits = new Split[ITEMS];
    Arrays.fill(splits, Split.TEST);
    float[] values = new float[2 * ITEMS];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * 37 % 41;
    }
    this.gallery =
        new Gallery(
            new Items(
                IntStream.range(0, ITEMS).toArray(),
                splits,
                List.of(new Categorical("digit", List.of("0"), new int[ITEMS]))),
            new Embeddings(values, 2),
            new Masks(List.of("color", "digit"), new float[][] {{1, 0}, {0, 3}}));
    GalleryStore.write(stored, gallery, false);
    var unused =
        IndexStore.build(directory, stored, gallery, new HnswParameters(2, 8, 1), (d, t) -> {});
    this.parts = Parts.of(directory);
  }

  @Override
  public List<byte[]> seeds() {
    return parts.seeds();
  }

  @Override
  public void read(byte[] input) throws IOException {
    Map<String, byte[]> files = parts.with(input);
    if (!parts.selected(input).equals(CHECKSUMS)) {
      files.remove(CHECKSUMS);
      Map<String, String> sums = new LinkedHashMap<>();
      files.forEach((name, bytes) -> sums.put(name, Checksums.of(bytes)));
      Checksums.write(directory.resolve(CHECKSUMS), sums);
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.deleteIfExists(directory.resolve(file.getKey())); // it may be mapped
    }
    Parts.write(directory, files);
    Similarity both = Similarity.even(List.of("color", "digit"));
    GalleryIndex index = IndexStore.open(directory, stored, gallery, both.counted());
    float[] weights = both.weights(gallery.masks(), gallery.embeddings());
    Search search = new Search(both.counted(), weights, new float[] {7, 9}, Search.NONE);
    int found = index.search(search, 3, null, 12).size();
    if (found != 3) {
      throw new AssertionError(found + " found");
    }
  }
}
