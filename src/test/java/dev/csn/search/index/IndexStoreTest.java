package dev.csn.search.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.GalleryStore;
import dev.csn.io.Checksums;
import dev.csn.search.Search;
import dev.csn.search.Similarity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexStoreTest {
  private static final Similarity LEFT = Similarity.of("left");
  private static final Similarity BLEND = Similarity.even(Clustered.CONDITIONS);

  @TempDir private Path directory;

  private Path index() {
    return directory.resolve("index");
  }

  private Path stored() {
    return directory.resolve("gallery");
  }

  private Gallery built(int items) throws IOException {
    Gallery gallery = Clustered.of(items, Clustered.MASKS);
    Clustered.build(gallery, directory);
    return gallery;
  }

  private static Map<String, String> sums(Path directory) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        sums.put(file.getFileName().toString(), Checksums.of(file));
      }
    }
    return sums;
  }

  private String refusal(Gallery gallery, Similarity similarity) {
    String message =
        assertThrows(
                InputException.class,
                () -> IndexStore.open(index(), stored(), gallery, similarity.counted()))
            .getMessage();
    assertEquals(1, message.lines().count());
    return message;
  }

  /** Changes a file, and vouches for the change as who made it up would. */
  private void forge(String name, Consumer<ByteBuffer> change) throws IOException {
    Path file = index().resolve(name);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    change.accept(bytes);
    Files.write(file, Arrays.copyOf(bytes.array(), bytes.limit()));
    vouch();
  }

  private void vouch() throws IOException {
    Map<String, String> sums = new LinkedHashMap<>(sums(index()));
    sums.remove("CRC32CSUMS");
    Checksums.write(index().resolve("CRC32CSUMS"), sums);
  }

  @Test
  void theSameGalleryAndSeedGiveTheSameBytes() throws IOException {
    Gallery gallery = built(2000);
    Map<String, String> first = sums(index());
    assertEquals(
        List.of("CRC32CSUMS", "blend-0.hnsw", "condition-0.hnsw", "condition-1.hnsw"),
        List.copyOf(first.keySet()));
    var unused = IndexStore.build(index(), stored(), gallery, HnswParameters.DEFAULT, (d, t) -> {});
    assertEquals(first, sums(index()));
    var other =
        IndexStore.build(index(), stored(), gallery, new HnswParameters(16, 100, 2), (d, t) -> {});
    assertEquals(3, other.size());
    assertFalse(first.equals(sums(index())));
  }

  @Test
  void progressCountsEveryItemOfEveryGraph() throws IOException {
    Gallery gallery = built(1500);
    int[] last = new int[2];
    var unused =
        IndexStore.build(
            index(),
            stored(),
            gallery,
            HnswParameters.DEFAULT,
            (done, total) -> {
              assertTrue(done > last[0] || done == total);
              last[0] = done;
              last[1] = total;
            });
    assertEquals(4500, last[0]);
    assertEquals(4500, last[1]);
  }

  @Test
  void withoutAnIndexALineSaysHowToBuildOne() throws IOException {
    Gallery gallery = Clustered.of(20, Clustered.MASKS);
    GalleryStore.write(stored(), gallery, false);
    String message = refusal(gallery, LEFT);
    assertTrue(message.contains(index() + ": no index of " + stored()), message);
    assertTrue(message.contains("csn index"), message);
  }

  @Test
  void anIndexOfAGalleryThatHasChangedIsRefused() throws IOException {
    var unused = built(300);
    float[][] masks = {Clustered.MASKS[0], {0, 0, 0.1f, 1, 1.5f, 0.71f}};
    Gallery changed = Clustered.of(300, masks);
    GalleryStore.write(stored(), changed, true);
    for (Similarity similarity : List.of(LEFT, BLEND)) {
      assertTrue(refusal(changed, similarity).contains("is not of " + stored()));
    }
  }

  @Test
  void aGalleryThatNothingVouchesForHasNoIndex() throws IOException {
    Gallery gallery = built(20);
    Files.delete(stored().resolve("CRC32CSUMS"));
    assertTrue(refusal(gallery, LEFT).startsWith(stored().resolve("CRC32CSUMS") + ": no such"));
    assertThrows(
        InputException.class,
        () -> IndexStore.build(index(), stored(), gallery, HnswParameters.DEFAULT, (d, t) -> {}));
  }

  @Test
  void everyByteThatIsFlippedIsNoticed() throws IOException {
    Gallery gallery = built(40);
    Path file = index().resolve("condition-0.hnsw");
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at += at < 100 ? 3 : 101) {
      byte[] flipped = whole.clone();
      flipped[at] ^= 4;
      Files.write(file, flipped);
      assertTrue(refusal(gallery, LEFT).startsWith(file + ": damaged, changed since"));
    }
    for (int length : new int[] {0, 10, 64, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertTrue(refusal(gallery, LEFT).startsWith(file + ": damaged, changed since"));
    }
    Files.delete(file);
    assertEquals(file + ": no such file", refusal(gallery, LEFT));
    Files.write(file, whole);
    Files.delete(index().resolve("CRC32CSUMS"));
    assertTrue(refusal(gallery, LEFT).contains("CRC32CSUMS: no such file"));
  }

  @Test
  void swappedFilesAreNoticed() throws IOException {
    Gallery gallery = built(200);
    Path one = index().resolve("condition-0.hnsw");
    Path other = index().resolve("blend-0.hnsw");
    byte[] bytes = Files.readAllBytes(one);
    Files.write(one, Files.readAllBytes(other));
    Files.write(other, bytes);
    assertTrue(refusal(gallery, LEFT).startsWith(one + ": damaged"));
    vouch();
    assertTrue(refusal(gallery, LEFT).contains("not of the mask that it is for"));
  }

  @Test
  void anotherVersionIsNamed() throws IOException {
    Gallery gallery = built(50);
    forge("condition-0.hnsw", bytes -> bytes.putInt(8, 3));
    assertTrue(refusal(gallery, LEFT).contains("is of version 3, this csn reads version 2"));
  }

  /** What a stranger may write: lengths, levels, nodes and neighbors out of all bounds. */
  @Test
  void noNumberInAForgedFileLeadsAstray() throws IOException {
    Gallery gallery = built(60);
    Path file = index().resolve("condition-0.hnsw");
    byte[] whole = Files.readAllBytes(file);
    int rows = 64 + 6 * 4;
    int vectors = rows + 60 * 4;
    int levels = vectors + 60 * 3 * 4;
    int refused = 0;
    for (int at = 0; at < whole.length; at += at < levels + 200 ? 4 : 28) {
      if ((at >= 36 && at < 64) || (at >= vectors && at < levels)) {
        continue; // zeros that mean nothing, and vectors, which may be any
      }
      for (int value : new int[] {-1, 60, Integer.MAX_VALUE}) {
        Files.write(file, whole);
        int place = at;
        forge("condition-0.hnsw", bytes -> bytes.putInt(place, value));
        try {
          GalleryIndex opened = IndexStore.open(index(), stored(), gallery, LEFT.counted());
          for (int row = 0; row < 60; row++) {
            float[] weights = LEFT.weights(gallery.masks(), gallery.embeddings());
            float[] point = gallery.embeddings().row(row);
            Search search = new Search(LEFT.counted(), weights, point, row);
            assertEquals(5, opened.search(search, 5, null, 20).size());
          }
        } catch (InputException e) {
          assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
          refused++;
        }
      }
    }
    assertTrue(refused > 200, refused + " refused");
  }

  @Test
  void aBlendOfMoreItemsIsInPartsOfTheSameSize() throws IOException {
    Gallery gallery = Clustered.of(1000, Clustered.MASKS);
    Clustered.build(gallery, directory, 400);
    List<String> parts = List.of("blend-0.hnsw", "blend-1.hnsw", "blend-2.hnsw");
    assertTrue(sums(index()).keySet().containsAll(parts));
    List<GraphSearch> open = graphs(gallery).blend();
    assertEquals(
        List.of(
            new GraphPlan.RowRange(0, 333),
            new GraphPlan.RowRange(333, 333),
            new GraphPlan.RowRange(666, 334)),
        open.stream().map(part -> part.file().header().rows()).toList());
    for (GraphSearch part : open) {
      GraphPlan.RowRange rows = part.file().header().rows();
      int[] all = IntStream.range(0, rows.count()).map(part.file()::row).sorted().toArray();
      assertArrayEquals(IntStream.range(rows.first(), rows.end()).toArray(), all);
    }
  }

  private IndexStore.Reader graphs(Gallery gallery) throws IOException {
    int checksum = Integer.parseUnsignedInt(Checksums.of(GalleryStore.checksums(stored())), 16);
    Checksums sums = Checksums.read(index().resolve("CRC32CSUMS")).orElseThrow();
    return new IndexStore.Reader(index(), stored(), checksum, gallery, sums);
  }

  @Test
  void aPartThatIsMissingOrInAnothersPlaceIsNoticed() throws IOException {
    Gallery gallery = Clustered.of(1000, Clustered.MASKS);
    Clustered.build(gallery, directory, 500);
    Path first = index().resolve("blend-0.hnsw");
    Path second = index().resolve("blend-1.hnsw");
    byte[] bytes = Files.readAllBytes(second);
    Files.delete(second);
    vouch();
    assertEquals(second + ": no such file", refusal(gallery, BLEND));
    Files.write(second, Files.readAllBytes(first));
    vouch();
    assertEquals(
        second + ": damaged, of 500 items from row 0 on, not of 500 from row 500 on",
        refusal(gallery, BLEND));
    Files.write(first, bytes);
    vouch();
    assertTrue(refusal(gallery, BLEND).startsWith(first + ": damaged, of 500 items from row 500"));
  }

  @Test
  void anIndexWithMoreGraphsIsReplaced() throws IOException {
    Gallery gallery = built(50);
    Files.move(index().resolve("blend-0.hnsw"), index().resolve("blend-7.hnsw"));
    var unused = IndexStore.build(index(), stored(), gallery, HnswParameters.DEFAULT, (d, t) -> {});
    assertFalse(Files.exists(index().resolve("blend-7.hnsw")));
    assertTrue(Files.exists(index().resolve("blend-0.hnsw")));
  }

  @Test
  void nothingElseIsReplaced() throws IOException {
    Gallery gallery = built(20);
    Files.writeString(index().resolve("mine.txt"), "mine");
    ConfigurationException refusal =
        assertThrows(
            ConfigurationException.class,
            () ->
                IndexStore.build(index(), stored(), gallery, HnswParameters.DEFAULT, (d, t) -> {}));
    assertTrue(refusal.getMessage().contains("holds mine.txt"), refusal.getMessage());
    assertEquals("mine", Files.readString(index().resolve("mine.txt")));
  }
}
