package dev.csn.source.mnist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.ImageSetStore;
import dev.csn.dataset.PreparedDataset;
import dev.csn.dataset.SplitSizes;
import dev.csn.io.Sha256;
import dev.csn.source.mnist.MnistSource.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the files that come with the project: facts about MNIST that anyone can look up. */
class VendoredMnistTest {
  private static final Path MNIST = Path.of("data/mnist");

  @Test
  void digitsAreInMnistsOrderAndNumber() {
    MnistSource train = MnistSource.read(MNIST, Part.TRAIN);
    assertEquals(60_000, train.size());
    assertEquals(28, train.height());
    assertEquals(28, train.width());
    assertArrayEquals(new int[] {5, 0, 4, 1, 9, 2, 1, 3}, firstLabels(train));
    int[] counts = new int[10];
    for (int i = 0; i < train.size(); i++) {
      counts[train.label(i)]++;
    }
    assertArrayEquals(
        new int[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949}, counts);
    MnistSource test = MnistSource.read(MNIST, Part.TEST);
    assertEquals(10_000, test.size());
    assertArrayEquals(new int[] {7, 2, 1, 0, 4, 1, 4, 9}, firstLabels(test));
  }

  @Test
  void unzippedContentIsThatOfTheOriginalFiles() throws IOException {
    for (String line : Files.readAllLines(MNIST.resolve("SHA256SUMS.raw"))) {
      String name = line.substring(66);
      int rank = name.contains("images") ? 3 : 1;
      IdxFile idx = IdxFile.read(MNIST.resolve(name + ".gz"), rank);
      byte[] raw = TinyMnist.idx(idx.values(), idx.shape());
      assertEquals(line.substring(0, 64), Sha256.of(raw), name);
    }
  }

  @Test
  void theDefaultDatasetIsHalfThreeTenthsAFifthOfFiveThousand(@TempDir Path root) {
    ColoredMnistConfig defaults = ColoredMnistConfig.defaults();
    Path output = root.resolve("colored-mnist");
    ColoredMnistConfig config =
        new ColoredMnistConfig(
            defaults.source(),
            output.toString(),
            defaults.limit(),
            defaults.seed(),
            defaults.colorFrom());
    PreparedDataset prepared = ColoredMnistBuilder.build(config, false);
    assertEquals(new SplitSizes(2500, 1500, 1000), prepared.splits());
    // To the last byte: figures of models trained on it stay comparable.
    assertEquals(
        "aa4ee5da3debf6aab84554f20ce7ada31f0c324cd955a64cd06c97afcbff6f0e", prepared.sha256());
    ImageSet set = ImageSetStore.read(output);
    byte[] five = new byte[28 * 28 * 3];
    set.pixels().copy(0, five, 0);
    Continuous color = (Continuous) set.items().attributes().get(0);
    for (int c = 0; c < 3; c++) {
      assertEquals(0, five[c], "the background stays black");
      int brightest = 0;
      for (int i = c; i < five.length; i += 3) {
        brightest = Math.max(brightest, five[i] & 0xff);
      }
      assertEquals(color.component(0, c), brightest, "full ink has the color itself");
    }
    assertEquals("5", ((Categorical) set.items().attributes().get(1)).label(0));
  }

  private static int[] firstLabels(MnistSource source) {
    int[] labels = new int[8];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = source.label(i);
    }
    return labels;
  }
}
