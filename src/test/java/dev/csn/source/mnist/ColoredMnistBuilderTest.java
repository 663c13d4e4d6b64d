package dev.csn.source.mnist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.attribute.AttributeDependence;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.ImageSetStore;
import dev.csn.dataset.PreparedDataset;
import dev.csn.dataset.Split;
import dev.csn.dataset.SplitSizes;
import dev.csn.image.ImageShape;
import dev.csn.io.Json;
import dev.csn.random.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColoredMnistBuilderTest {
  @TempDir Path root;
  private Path source;
  private Path output;

  @BeforeEach
  void source() throws IOException {
    source = root.resolve("mnist");
    output = root.resolve("colored");
    TinyMnist.write(source, 40, 10, 2, 3);
  }

  @Test
  void theResultSaysWhatWasWritten() {
    PreparedDataset prepared = build(output, 20, 1);
    assertEquals(
        "{\"dataset\":\"OUT\",\"name\":\"colored-mnist\",\"items\":20,"
                .replace("OUT", output.toString())
            + "\"splits\":{\"train\":10,\"validation\":6,\"test\":4},"
            + "\"image\":{\"height\":2,\"width\":3,\"channels\":3},"
            + "\"attributes\":[\"color\",\"digit\"],"
            + "\"sha256\":\""
            + ImageSetStore.read(output).sha256()
            + "\"}",
        Json.line(prepared));
  }

  @Test
  void everyItemIsADigitInItsColor() {
    build(output, 20, 1);
    ImageSet set = ImageSetStore.read(output);
    assertEquals(new ImageShape(2, 3, 3), set.shape());
    Continuous color = (Continuous) set.items().attributes().get(0);
    Categorical digit = (Categorical) set.items().attributes().get(1);
    assertEquals("color", color.name());
    assertEquals("digit", digit.name());
    assertEquals(List.of("r", "g", "b"), color.components());
    assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), digit.classes());
    byte[] grey = TinyMnist.images(40, 2, 3, 1);
    byte[] image = new byte[18];
    for (int item = 0; item < 20; item++) {
      assertEquals((3 + item) % 10, digit.code(item));
      set.pixels().copy(item, image, 0);
      for (int i = 0; i < 18; i++) {
        double ink = (grey[16 + item * 6 + i / 3] & 0xff) / 255.0;
        assertEquals(Math.round(ink * color.component(item, i % 3)), image[i] & 0xff);
      }
    }
  }

  @Test
  void descriptionNamesSeedAndSources() throws IOException {
    build(output, 20, -9);
    String json = Files.readString(output.resolve("dataset.json"));
    assertTrue(json.contains("\"seed\": -9,"));
    assertTrue(json.contains("\"train-images-idx3-ubyte.gz\": \""));
    assertFalse(json.contains("t10k"), "the test file is not read for a part of the training file");
    assertFalse(json.contains(root.toString()), "the place of the files is not part of a dataset");
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherOtherColorsAndSplits() throws IOException {
    Path again = root.resolve("again");
    Path other = root.resolve("other");
    assertEquals(build(output, 30, 1).sha256(), build(again, 30, 1).sha256());
    for (String name : List.of("dataset.json", "images.npy", "items.csv")) {
      assertArrayEquals(
          Files.readAllBytes(output.resolve(name)), Files.readAllBytes(again.resolve(name)), name);
    }
    build(other, 30, 2);
    ImageSet one = ImageSetStore.read(output);
    ImageSet two = ImageSetStore.read(other);
    assertFalse(Arrays.equals(one.items().rows(Split.TRAIN), two.items().rows(Split.TRAIN)));
    for (int item = 0; item < 30; item++) {
      assertNotEquals(
          one.items().attributes().get(0).value(item), two.items().attributes().get(0).value(item));
    }
  }

  @Test
  void colorsThatDependOnDigitsAreRecordedAndPainted() throws IOException {
    ColoredMnistConfig config =
        new ColoredMnistConfig(
            source.toString(), output.toString(), 40, 1, new ColorFrom("digit", 1));
    PreparedDataset prepared = ColoredMnistBuilder.build(config, false);
    assertEquals(List.of(new AttributeDependence("color", "digit", 1)), prepared.dependences());
    ImageSet set = ImageSetStore.read(output);
    Continuous color = (Continuous) set.items().attributes().get(0);
    DigitPalette palette = new DigitPalette(10, new Seed(1).of("colors of the digits"));
    byte[] grey = TinyMnist.images(40, 2, 3, 1);
    byte[] image = new byte[18];
    for (int item = 0; item < 40; item++) {
      set.pixels().copy(item, image, 0);
      for (int i = 0; i < 18; i++) {
        float channel = color.component(item, i % 3);
        assertEquals(palette.channel((3 + item) % 10, i % 3), channel, 6 * ItemColors.NOISE);
        double ink = (grey[16 + item * 6 + i / 3] & 0xff) / 255.0;
        assertEquals(Math.round(ink * channel), image[i] & 0xff);
      }
    }
    ColoredMnistConfig half =
        new ColoredMnistConfig(
            source.toString(), output.toString(), 40, 1, new ColorFrom("digit", 0.5));
    assertNotEquals(prepared.sha256(), ColoredMnistBuilder.build(half, true).sha256());
  }

  @Test
  void limitZeroTakesBothFilesTrainingFirst() throws IOException {
    TinyMnist.write(source, 5010, 7, 1, 1);
    PreparedDataset prepared = build(output, 0, 1);
    assertEquals(new SplitSizes(10, 5000, 7), prepared.splits());
    ImageSet set = ImageSetStore.read(output);
    for (int item = 5010; item < 5017; item++) {
      assertEquals(Split.TEST, set.items().split(item));
      Categorical digit = (Categorical) set.items().attributes().get(1);
      assertEquals((5 + item - 5010) % 10, digit.code(item));
    }
    byte[] pixel = new byte[3];
    set.pixels().copy(5012, pixel, 0);
    Continuous color = (Continuous) set.items().attributes().get(0);
    double ink = ((2 + 2 * 37) & 0xff) / 255.0; // the test file's third image
    for (int c = 0; c < 3; c++) {
      assertEquals(Math.round(ink * color.component(5012, c)), pixel[c] & 0xff);
    }
    assertTrue(Files.readString(output.resolve("dataset.json")).contains("t10k-labels-idx1"));
  }

  @Test
  void aLimitBeyondTheTrainingFileIsRefusedWithItsSize() {
    assertEquals(40, build(root.resolve("whole"), 40, 1).items());
    Refusal.ofConfiguration(() -> build(output, 41, 1), "--limit 41", "40 images", "4 to 40");
    Refusal.ofConfiguration(() -> build(output, 0, 1), "--limit 0", "4 to 40");
    assertFalse(Files.exists(output));
  }

  @Test
  void partsWithImagesOfDifferentSizesAreRefused() throws IOException {
    TinyMnist.write(source, 5010, 7, 1, 1);
    Files.write(source.resolve("t10k-images-idx3-ubyte.gz"), TinyMnist.images(7, 1, 2, 0));
    Refusal.ofInput(() -> build(output, 0, 1), "1x1", "1x2", "must be alike");
  }

  @Test
  void aDamagedSourceLeavesNothingBehind() throws IOException {
    Files.write(source.resolve("train-labels-idx1-ubyte.gz"), new byte[] {1, 2, 3});
    Refusal.ofInput(() -> build(output, 20, 1), "train-labels-idx1-ubyte.gz");
    try (Stream<Path> files = Files.list(root)) {
      assertEquals(List.of(source), files.toList());
    }
  }

  @Test
  void anotherDatasetIsReplacedOnlyByForce() throws IOException {
    build(output, 20, 1);
    Refusal.ofConfiguration(() -> build(output, 30, 1), output, "--force");
    assertEquals(20, ImageSetStore.read(output).size());
    ColoredMnistConfig config =
        new ColoredMnistConfig(source.toString(), output.toString(), 30, 1, ColorFrom.INDEPENDENT);
    assertEquals(30, ColoredMnistBuilder.build(config, true).items());
    assertEquals(30, ImageSetStore.read(output).size());
  }

  @Test
  void theSourceCannotBeReplacedByTheResult() {
    ColoredMnistConfig config =
        new ColoredMnistConfig(source.toString(), source.toString(), 20, 1, ColorFrom.INDEPENDENT);
    Refusal.ofConfiguration(() -> ColoredMnistBuilder.build(config, true), source);
  }

  private PreparedDataset build(Path directory, int limit, long seed) {
    return ColoredMnistBuilder.build(
        new ColoredMnistConfig(
            source.toString(), directory.toString(), limit, seed, ColorFrom.INDEPENDENT),
        false);
  }
}
