package dev.csn.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.attribute.AttributeDependence;
import dev.csn.image.ImageFit;
import dev.csn.io.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSetWriterTest {
  @TempDir Path root;
  private Path directory;

  @BeforeEach
  void directory() {
    directory = root.resolve("set");
  }

  @Test
  void theDirectoryHoldsTheThreeFilesAndNothingElse() throws IOException {
    PreparedDataset prepared = SmallDataset.write(directory, false);
    assertEquals(List.of("dataset.json", "images.npy", "items.csv"), names(directory));
    assertEquals(List.of("set"), names(root));
    assertEquals(
        new PreparedDataset(
            directory.toString(),
            "small",
            7,
            new SplitSizes(4, 1, 2),
            SmallDataset.SHAPE,
            List.of("place", "kind"),
            List.of(),
            Sha256.of(directory.resolve("dataset.json"))),
        prepared);
  }

  @Test
  void theDescriptionIsAsDocumented() throws IOException {
    SmallDataset.write(directory, false);
    String expected =
        """
        {
          "formatVersion": 1,
          "name": "small",
          "image": {
            "height": 2,
            "width": 3,
            "channels": 3
          },
          "attributes": [ {
            "name": "place",
            "kind": "continuous",
            "size": 2,
            "components": [ "x", "y" ]
          }, {
            "name": "kind",
            "kind": "categorical",
            "size": 4,
            "classes": [ "flat", "heel, high", "3", "\\"Ballerina\\" é" ]
          } ],
          "splits": {
            "train": 4,
            "validation": 1,
            "test": 2
          },
          "seed": 5,
          "files": {
            "images.npy": "IMAGES",
            "items.csv": "ITEMS"
          },
          "sources": {
            "a.txt": "SOURCE",
            "z.txt": "SOURCE"
          }
        }
        """
            .replace("IMAGES", Sha256.of(directory.resolve("images.npy")))
            .replace("ITEMS", Sha256.of(directory.resolve("items.csv")))
            .replace("SOURCE", SmallDataset.SOURCE_DIGEST);
    assertEquals(expected, Files.readString(directory.resolve("dataset.json")));
  }

  @Test
  void whatDependsOnWhatIsRecordedOnlyWhereSomethingDoes() throws IOException {
    DatasetDescription small = SmallDataset.description();
    DatasetDescription dependent =
        new DatasetDescription(
            small.name(),
            small.image(),
            small.items(),
            small.seed(),
            small.sources(),
            List.of(new AttributeDependence("place", "kind", 0.25)));
    SmallDataset.write(directory, false);
    String plain = Files.readString(directory.resolve("dataset.json"));
    Path other = root.resolve("dependent");
    PreparedDataset prepared = SmallDataset.write(other, dependent, false);
    String recorded =
        """
          "dependences": [ {
            "attribute": "place",
            "on": "kind",
            "strength": 0.25
          } ],
          "splits"\
        """
            .stripTrailing();
    assertEquals(
        plain.replace("  \"splits\"", recorded), Files.readString(other.resolve("dataset.json")));
    assertEquals(7, ImageSetStore.read(other).size());
    assertTrue(prepared.summary().endsWith("; place depends on kind with strength 0.25"));
  }

  @Test
  void imagesAreANumPyArrayInTheOrderAppended() throws IOException {
    SmallDataset.write(directory, false);
    byte[] file = Files.readAllBytes(directory.resolve("images.npy"));
    assertEquals(128 + 7 * 18, file.length);
    assertEquals(
        "{'descr': '|u1', 'fortran_order': False, 'shape': (7, 2, 3, 3), }",
        new String(file, 10, 118, StandardCharsets.US_ASCII).strip());
    for (int item = 0; item < 7; item++) {
      byte[] stored = Arrays.copyOfRange(file, 128 + item * 18, 128 + (item + 1) * 18);
      assertArrayEquals(SmallDataset.image(item), stored);
    }
  }

  @Test
  void theSameDatasetIsTheSameBytes() throws IOException {
    Path again = root.resolve("again");
    assertEquals(
        SmallDataset.write(directory, false).sha256(), SmallDataset.write(again, false).sha256());
    for (String name : names(directory)) {
      assertArrayEquals(
          Files.readAllBytes(directory.resolve(name)), Files.readAllBytes(again.resolve(name)));
    }
  }

  @Test
  void anUnfinishedDatasetLeavesNothingBehind() throws IOException {
    try (ImageSetWriter writer =
        ImageSetWriter.create(directory, SmallDataset.description(), false)) {
      writer.append(SmallDataset.image(0));
      assertThrows(IllegalStateException.class, writer::commit);
    }
    assertEquals(List.of(), names(root));
  }

  @Test
  void fewerImagesThanAnnouncedAreTheSameBytesAsIfNoneHadBeenMissing() throws IOException {
    SmallDataset.write(directory, false);
    Path fewer = root.resolve("fewer");
    for (int most : new int[] {7, 8, 1_000_000}) {
      try (ImageSetWriter writer = ImageSetWriter.create(fewer, SmallDataset.SHAPE, most, true)) {
        for (int item = 0; item < 7; item++) {
          writer.append(SmallDataset.image(item));
        }
        var unused = writer.commit(SmallDataset.description());
      }
      for (String name : names(directory)) {
        assertArrayEquals(
            Files.readAllBytes(directory.resolve(name)), Files.readAllBytes(fewer.resolve(name)));
      }
      assertEquals(7, ImageSetStore.read(fewer).size());
    }
  }

  @Test
  void aReportIsPartOfTheDataset() throws IOException {
    byte[] report = "{}".getBytes(StandardCharsets.UTF_8);
    for (boolean force : new boolean[] {false, true}) {
      try (ImageSetWriter writer = ImageSetWriter.create(directory, SmallDataset.SHAPE, 7, force)) {
        for (int item = 0; item < 7; item++) {
          writer.append(SmallDataset.image(item));
        }
        writer.report(report);
        var unused = writer.commit(SmallDataset.description());
      }
    }
    assertEquals(7, ImageSetStore.read(directory).size());
    assertArrayEquals(report, Files.readAllBytes(directory.resolve("report.json")));
    Files.writeString(directory.resolve("report.json"), "{ }");
    Refusal.ofInput(
        () -> ImageSetStore.read(directory), directory.resolve("report.json"), "changed");
  }

  @Test
  void howImagesCameIntoShapeIsRecordedUnlessStretched() throws IOException {
    DatasetDescription small = SmallDataset.description();
    for (ImageFit fit : ImageFit.values()) {
      Path place = root.resolve(fit.label());
      SmallDataset.write(
          place,
          new DatasetDescription(
              small.name(),
              small.image(),
              small.items(),
              small.seed(),
              small.sources(),
              List.of(),
              fit),
          false);
      assertEquals(fit, ImageSetStore.read(place).fit());
    }
    String pad = Files.readString(root.resolve("pad/dataset.json"));
    assertTrue(pad.contains("  \"fit\": \"pad\",\n"), pad);
    assertTrue(!Files.readString(root.resolve("stretch/dataset.json")).contains("fit"));
  }

  @Test
  void imagesOfAnotherSizeOrNumberAreAFailureOfOurs() {
    try (ImageSetWriter writer =
        ImageSetWriter.create(directory, SmallDataset.description(), false)) {
      assertThrows(IllegalArgumentException.class, () -> writer.append(new byte[17]));
      for (int item = 0; item < 7; item++) {
        writer.append(SmallDataset.image(item));
      }
      assertThrows(IllegalArgumentException.class, () -> writer.append(SmallDataset.image(7)));
    }
  }

  @Test
  void aDatasetThatIsThereIsReplacedOnlyByForce() throws IOException {
    SmallDataset.write(directory, false);
    byte[] before = Files.readAllBytes(directory.resolve("images.npy"));
    Files.writeString(directory.resolve("images.npy"), "damaged");
    Refusal.ofConfiguration(() -> SmallDataset.write(directory, false), directory, "--force");
    assertEquals("damaged", Files.readString(directory.resolve("images.npy")));
    SmallDataset.write(directory, true);
    assertArrayEquals(before, Files.readAllBytes(directory.resolve("images.npy")));
    assertEquals(List.of("set"), names(root));
  }

  @Test
  void theOldDatasetStaysUntilTheNewIsComplete() throws IOException {
    SmallDataset.write(directory, false);
    try (ImageSetWriter writer =
        ImageSetWriter.create(directory, SmallDataset.description(), true)) {
      writer.append(SmallDataset.image(0));
    }
    assertEquals(7, ImageSetStore.read(directory).size());
    assertEquals(List.of("set"), names(root));
  }

  @Test
  void anEmptyDirectoryNeedsNoForce() throws IOException {
    Files.createDirectory(directory);
    SmallDataset.write(directory, false);
    assertEquals(7, ImageSetStore.read(directory).size());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void filesThatAreNotOursAreNeverDeleted(boolean force) throws IOException {
    SmallDataset.write(directory, false);
    Path notes = Files.writeString(directory.resolve("notes.txt"), "keep");
    Refusal.ofConfiguration(
        () -> SmallDataset.write(directory, force), directory, "notes.txt", "--force");
    assertEquals("keep", Files.readString(notes));
    Files.delete(notes);
    Files.createDirectory(directory.resolve("sub"));
    Refusal.ofConfiguration(() -> SmallDataset.write(directory, force), directory, "holds sub");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aStrangersDatasetJsonIsNeverDeleted(boolean force) throws IOException {
    Files.createDirectory(directory);
    Files.writeString(directory.resolve("dataset.json"), "{\"title\": \"mine\"}");
    Refusal.ofConfiguration(
        () -> SmallDataset.write(directory, force), directory, "not a dataset directory");
    Files.move(directory.resolve("dataset.json"), directory.resolve("images.npy"));
    Refusal.ofConfiguration(
        () -> SmallDataset.write(directory, force), directory, "not a dataset directory");
    assertEquals(List.of("images.npy"), names(directory));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFileInThePlaceIsRefused(boolean force) throws IOException {
    Files.writeString(directory, "keep");
    Refusal.ofConfiguration(
        () -> SmallDataset.write(directory, force), directory, "is not a directory");
    assertEquals("keep", Files.readString(directory));
  }

  @Test
  void anUnwritablePlaceIsRefusedWithTheReason() throws IOException {
    Path parent = Files.writeString(root.resolve("file"), "");
    Refusal.ofConfiguration(
        () -> SmallDataset.write(parent.resolve("set"), false),
        "--output " + parent.resolve("set") + ": cannot be written: ",
        parent + " is not a directory");
    Refusal.ofConfiguration(
        () -> SmallDataset.write(parent.resolve("a/b/set"), false), "cannot be written: ");
    Path proc = Path.of("/proc/set"); // where not even an administrator makes directories
    if (Files.isDirectory(proc.getParent())) {
      Refusal.ofConfiguration(
          () -> SmallDataset.write(proc, false), "--output /proc/set: cannot be written: ");
    }
  }

  @Test
  void digestsOfSourcesMustBeDigests() {
    DatasetDescription small = SmallDataset.description();
    DatasetDescription damaged =
        new DatasetDescription(small.name(), small.image(), small.items(), 1, Map.of("a", "b"));
    try (ImageSetWriter writer = ImageSetWriter.create(directory, damaged, false)) {
      for (int item = 0; item < 7; item++) {
        writer.append(SmallDataset.image(item));
      }
      assertThrows(IllegalArgumentException.class, writer::commit);
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
