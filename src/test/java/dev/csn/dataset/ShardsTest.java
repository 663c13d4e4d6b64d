package dev.csn.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.ShapesDataset;
import dev.csn.Trees;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.TripletAttribute;
import dev.csn.image.ImageFit;
import dev.csn.io.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Datasets in shards, against the files of the dataset that they were made of. */
class ShardsTest {
  @TempDir Path root;
  private Path plain;
  private Path sharded;

  @BeforeEach
  void dataset() {
    plain = root.resolve("plain");
    sharded = root.resolve("sharded");
    RichDataset.write(plain);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 22, 23, 1000, Integer.MAX_VALUE})
  void aDatasetInShardsIsReadAsTheSame(int most) throws IOException {
    PreparedShards prepared = ShardsBuilder.build(plain, most, sharded, false);
    assertEquals((RichDataset.ITEMS - 1) / most + 1, prepared.shards());
    ImageSet read = ImageSetStore.read(sharded);
    assertEquals(prepared.sha256(), read.sha256());
    assertEquals(Sha256.of(sharded.resolve("shards.json")), read.sha256());
    assertEquals("rich", read.name());
    assertEquals(ImageFit.PAD, read.fit());
    // What they are is asked of the files, which the code under test has not written.
    assertEquals(Files.readString(plain.resolve("items.csv")), csv(read.items()));
    assertArrayEquals(pixels(plain), pixels(read));
    assertArrayEquals(
        Files.readAllBytes(plain.resolve("triplets-taste.npy")), triplets(read.items()));
    assertEquals(
        Files.readString(plain.resolve("report.json")),
        Files.readString(sharded.resolve("report.json")));
    ImageSet whole = ImageSetStore.read(plain);
    assertEquals(whole.items().schemas(), read.items().schemas());
    assertEquals(typicalDistance(whole), typicalDistance(read));
  }

  private static double typicalDistance(ImageSet of) {
    return ((Continuous) of.items().attribute("place").orElseThrow()).typicalDistance();
  }

  @Test
  void valuesMissingAndScalesOfTwelveAttributesStay() throws IOException {
    Path twelve = root.resolve("twelve");
    ShapesDataset.writeTwelve(twelve, 50);
    var unused = ShardsBuilder.build(twelve, 7, sharded, false);
    ImageSet read = ImageSetStore.read(sharded);
    assertEquals(Files.readString(twelve.resolve("items.csv")), csv(read.items()));
    assertEquals(ImageSetStore.read(twelve).items().schemas(), read.items().schemas());
    assertArrayEquals(pixels(twelve), pixels(read));
  }

  @Test
  void everyShardIsADatasetOfItsOwn() throws IOException {
    var unused = ShardsBuilder.build(plain, 5, sharded, false);
    assertEquals(
        List.of(
            "report.json",
            "shard-00000",
            "shard-00001",
            "shard-00002",
            "shard-00003",
            "shard-00004",
            "shards.json",
            "triplets-taste.npy"),
        names(sharded));
    int rows = 0;
    for (int s = 0; s < 5; s++) {
      Path shard = sharded.resolve("shard-0000" + s);
      assertEquals(
          List.of("dataset.json", "images.npy", "items.csv", "triplets-taste.npy"), names(shard));
      ImageSet read = ImageSetStore.read(shard);
      assertEquals(0, read.items().id(0));
      assertEquals("a folder/é " + rows + ".png", read.items().file(0));
      String json = Files.readString(shard.resolve("dataset.json"));
      assertTrue(json.contains("\"fit\": \"pad\"") && json.contains("\"source.csv\""), json);
      assertTrue(json.contains("\"strength\": 0.25") && json.contains("\"seed\": 9"), json);
      rows += read.size();
    }
    assertEquals(RichDataset.ITEMS, rows);
  }

  @Test
  void theSameDatasetIsTheSameBytesWhateverShardsItCameFrom() throws IOException {
    Path again = root.resolve("again");
    Path fromShards = root.resolve("from-shards");
    var first = ShardsBuilder.build(plain, 4, sharded, false);
    var second = ShardsBuilder.build(plain, 4, again, false);
    var unused = ShardsBuilder.build(plain, 9, root.resolve("others"), false);
    var third = ShardsBuilder.build(root.resolve("others"), 4, fromShards, false);
    assertEquals(first.sha256(), second.sha256());
    assertEquals(first.sha256(), third.sha256());
    assertEquals(digests(sharded), digests(again));
    assertEquals(digests(sharded), digests(fromShards));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 23, 40})
  void partsHaveTheIdsOfTheWholeAndAreAllOfIt(int most) throws Exception {
    var unused = ShardsBuilder.build(plain, most, sharded, false);
    assertPartsAreTheWhole(ImageSetStore.shards(plain, most), plain);
    assertPartsAreTheWhole(ImageSetStore.shards(sharded, 1000), null);
    assertEquals(
        ImageSetStore.shards(plain, most).size(), ImageSetStore.shards(sharded, 1000).size());
  }

  /** The lines of its table and its pixels, in the order of the parts; sent to another JVM. */
  private void assertPartsAreTheWhole(List<Shard> parts, Path directory) throws Exception {
    List<String> lines = new ArrayList<>();
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    for (Shard part : parts) {
      ImageSet read = sent(part).read();
      assertEquals(part.items(), read.size());
      assertEquals(part.firstId(), read.items().id(0));
      if (directory != null) {
        assertEquals(directory.toString(), part.directory());
        assertEquals(Sha256.of(directory.resolve("dataset.json")), read.sha256());
      }
      csv(read.items()).lines().skip(1).forEach(lines::add);
      pixels.writeBytes(pixels(read));
    }
    assertEquals(Files.readAllLines(plain.resolve("items.csv")).stream().skip(1).toList(), lines);
    assertArrayEquals(pixels(plain), pixels.toByteArray());
  }

  private static Shard sent(Shard shard) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(shard);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Shard read = (Shard) in.readObject();
      assertEquals(shard, read);
      return read;
    }
  }

  @Test
  void partsCanBeReadFromAnyWorkingDirectory() {
    Path relative = Path.of("").toAbsolutePath().relativize(plain.toAbsolutePath());
    for (Shard part : ImageSetStore.shards(relative, 10)) {
      assertTrue(Path.of(part.directory()).isAbsolute());
    }
    Refusal.ofInput(
        () -> ImageSetStore.shards(root.resolve("none"), 10), "none", "no such directory");
  }

  @Test
  void aPartKnowsTheComparisonsWithinIt() throws IOException {
    TripletAttribute all = compared(ImageSetStore.read(plain).items());
    int within = 0;
    for (Shard part : ImageSetStore.shards(plain, 6)) {
      within += compared(part.read().items()).triplets();
    }
    int expected =
        (int)
            IntStream.range(0, all.triplets())
                .filter(t -> all.anchor(t) / 6 == all.positive(t) / 6)
                .filter(t -> all.anchor(t) / 6 == all.negative(t) / 6)
                .count();
    assertTrue(expected > 0 && expected < all.triplets());
    assertEquals(expected, within);
  }

  @Test
  void aPartOfADatasetThatHasChangedIsRefused() throws IOException {
    Shard part = ImageSetStore.shards(plain, 6).get(1);
    Path json = plain.resolve("dataset.json");
    Files.writeString(json, Files.readString(json).replace("\"seed\": 9", "\"seed\": 8"));
    Refusal.ofInput(part::read, json, "changed", part.sha256(), Sha256.of(json));
    assertThrows(IllegalArgumentException.class, () -> ImageSetStore.shards(plain, 0));
  }

  @Test
  void aSummaryNeedsNoShard() throws IOException {
    var unused = ShardsBuilder.build(plain, 5, sharded, false);
    Trees.delete(sharded.resolve("shard-00003"));
    DatasetSummary summary = ImageSetStore.summary(sharded);
    DatasetSummary ofPlain = ImageSetStore.summary(plain);
    assertEquals(Sha256.of(sharded.resolve("shards.json")), summary.sha256());
    assertEquals(Sha256.of(plain.resolve("dataset.json")), ofPlain.sha256());
    assertEquals(5, summary.shards());
    assertEquals(0, ofPlain.shards());
    assertEquals(ofPlain.splits(), summary.splits());
    assertEquals(ofPlain.attributes(), summary.attributes());
    assertEquals(ImageFit.PAD, summary.fit());
    assertEquals(SmallDataset.SHAPE, summary.image());
  }

  @Test
  void whatTheListSaysIsAsDocumented() throws IOException {
    Path small = root.resolve("small");
    SmallDataset.write(small, false);
    var unused = ShardsBuilder.build(small, 4, sharded, false);
    String expected =
        """
          "splits": {
            "train": 4,
            "validation": 1,
            "test": 2
          },
          "shards": [ {
            "directory": "shard-00000",
            "items": 4,
            "firstId": 0,
            "splits": {
              "train": 2,
              "validation": 1,
              "test": 1
            },
            "sha256": "FIRST"
          }, {
            "directory": "shard-00001",
            "items": 3,
            "firstId": 4,
            "splits": {
              "train": 2,
              "validation": 0,
              "test": 1
            },
            "sha256": "SECOND"
          } ]
        }
        """
            .replace("FIRST", Sha256.of(sharded.resolve("shard-00000/dataset.json")))
            .replace("SECOND", Sha256.of(sharded.resolve("shard-00001/dataset.json")));
    String json = Files.readString(sharded.resolve("shards.json"));
    assertTrue(json.startsWith("{\n  \"formatVersion\": 1,\n  \"name\": \"small\",\n"), json);
    assertTrue(json.endsWith(expected), json);
  }

  private static TripletAttribute compared(Items items) {
    return (TripletAttribute) items.attribute("taste").orElseThrow();
  }

  private static String csv(Items items) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ItemsCsv.write(out, items);
    return out.toString(UTF_8);
  }

  private static byte[] triplets(Items items) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ItemsFiles.writeTriplets(out, items, compared(items));
    return out.toByteArray();
  }

  /** What a file of images holds behind its header. */
  private static byte[] pixels(Path directory) throws IOException {
    byte[] file = Files.readAllBytes(directory.resolve("images.npy"));
    int header = 10 + (file[8] & 0xff) + ((file[9] & 0xff) << 8);
    return Arrays.copyOfRange(file, header, file.length);
  }

  private static byte[] pixels(ImageSet set) {
    int values = set.shape().values();
    byte[] all = new byte[set.size() * values];
    for (int row = 0; row < set.size(); row++) {
      set.pixels().copy(row, all, row * values);
    }
    return all;
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  private static List<String> digests(Path directory) throws IOException {
    List<String> digests = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digests.add(directory.relativize(file) + " " + Sha256.of(file));
      }
    }
    return digests;
  }
}
