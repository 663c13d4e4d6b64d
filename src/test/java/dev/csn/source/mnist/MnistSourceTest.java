package dev.csn.source.mnist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.Refusal;
import dev.csn.io.Sha256;
import dev.csn.source.mnist.MnistSource.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MnistSourceTest {
  @TempDir Path directory;
  private Path images;
  private Path labels;

  @BeforeEach
  void files() throws IOException {
    TinyMnist.write(directory, 12, 5, 2, 3);
    images = directory.resolve("train-images-idx3-ubyte.gz");
    labels = directory.resolve("train-labels-idx1-ubyte.gz");
  }

  @Test
  void bothPartsAreFoundByTheirNames() throws IOException {
    MnistSource train = MnistSource.read(directory, Part.TRAIN);
    assertEquals(12, train.size());
    assertEquals(2, train.height());
    assertEquals(3, train.width());
    assertEquals(3, train.label(0));
    assertEquals(0, train.label(7));
    byte[] stored = TinyMnist.images(12, 2, 3, 1);
    assertArrayEquals(Arrays.copyOfRange(stored, 16, stored.length), train.images());
    assertEquals(
        Map.of(
            "train-images-idx3-ubyte.gz", Sha256.of(images),
            "train-labels-idx1-ubyte.gz", Sha256.of(labels)),
        train.digests());
    assertEquals(5, MnistSource.read(directory, Part.TEST).size());
  }

  @Test
  void aListOfDigestsThatIsNoneOrEndlessIsRefused() throws IOException {
    Path list = Files.writeString(directory.resolve("SHA256SUMS"), "0".repeat(10_001));
    Refusal.ofInput(
        () -> MnistSource.read(directory, Part.TRAIN), list, "more than 10000 characters");
    Files.writeString(list, ("0".repeat(64) + "  a\n").repeat(10_001));
    Refusal.ofInput(() -> MnistSource.read(directory, Part.TRAIN), list, "line 10001", "10000");
  }

  @Test
  void filesMayBeUnzippedUnderTheirPlainNames() throws IOException {
    Files.delete(images);
    Files.write(directory.resolve("train-images-idx3-ubyte"), TinyMnist.images(12, 2, 3, 1));
    MnistSource train = MnistSource.read(directory, Part.TRAIN);
    assertEquals(12, train.size());
    assertEquals(
        Sha256.of(directory.resolve("train-images-idx3-ubyte")),
        train.digests().get("train-images-idx3-ubyte"));
  }

  @Test
  void theTrainingPartAloneSuffices() throws IOException {
    Files.delete(directory.resolve("t10k-images-idx3-ubyte.gz"));
    assertEquals(12, MnistSource.read(directory, Part.TRAIN).size());
    Refusal.ofInput(
        () -> MnistSource.read(directory, Part.TEST), directory, "t10k-images-idx3-ubyte.gz");
  }

  @Test
  void aMissingDirectoryOrFileIsNamed() throws IOException {
    Path none = directory.resolve("none");
    Refusal.ofInput(() -> MnistSource.read(none, Part.TRAIN), none, "--source");
    Refusal.ofInput(() -> MnistSource.read(images, Part.TRAIN), images, "--source");
    Files.delete(labels);
    refuses(directory, "neither train-labels-idx1-ubyte.gz nor train-labels-idx1-ubyte");
  }

  @Test
  void imagesAndLabelsMustBeAsMany() throws IOException {
    Files.write(labels, TinyMnist.labels(11, 0));
    refuses(images + " holds 12 images", labels + " 11 labels");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 127, 128, 255})
  void aLabelThatIsNoDigitIsRefused(int label) throws IOException {
    byte[] idx = TinyMnist.labels(12, 0);
    idx[8 + 4] = (byte) label;
    Files.write(labels, TinyMnist.gzip(idx));
    refuses(labels, "label 4 is " + label + ", must be 0 to 9");
  }

  @Test
  void aDamagedFileIsNamed() throws IOException {
    Files.write(images, Arrays.copyOf(Files.readAllBytes(images), 40));
    refuses(images, "gzip");
    Files.write(images, TinyMnist.gzip(TinyMnist.labels(12, 0)));
    refuses(images, "of 1 dimensions");
  }

  @Test
  void imagesLargerThanAnyEncoderTakesAreRefused() throws IOException {
    Files.write(
        images, TinyMnist.gzip(TinyMnist.idx(new byte[(1 << 20) + 1], 1, 1, (1 << 20) + 1)));
    Files.write(labels, TinyMnist.labels(1, 0));
    refuses(images, "1x1048577", "at most 1048576 pixels");
  }

  @Test
  void listedDigestsMustBeMet() throws IOException {
    String sums = Sha256.of(images) + "  train-images-idx3-ubyte.gz\n";
    Path list = Files.writeString(directory.resolve("SHA256SUMS"), sums);
    assertEquals(12, MnistSource.read(directory, Part.TRAIN).size());
    String binary = Sha256.of(images).toUpperCase(Locale.ROOT) + " *train-images-idx3-ubyte.gz\n";
    Files.writeString(list, binary);
    assertEquals(12, MnistSource.read(directory, Part.TRAIN).size());
    Files.write(images, TinyMnist.gzip(TinyMnist.images(12, 2, 3, 9)));
    refuses(images, Sha256.of(images), list, binary.substring(0, 64));
  }

  @Test
  void filesThatAreNotListedAreNotChecked() throws IOException {
    Files.writeString(directory.resolve("SHA256SUMS"), "0".repeat(64) + "  other.gz\n");
    assertEquals(12, MnistSource.read(directory, Part.TRAIN).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc  train", "train-images-idx3-ubyte.gz", "SHA256 (a) = 0"})
  void aListOfAnotherFormIsRefusedWithItsLine(String line) throws IOException {
    Path list = directory.resolve("SHA256SUMS");
    Files.writeString(list, "0".repeat(64) + "  other.gz\n" + line + "\n");
    refuses(list + ": line 2: ");
  }

  @Test
  void aListThatIsNoTextIsRefused() throws IOException {
    Path list = Files.write(directory.resolve("SHA256SUMS"), new byte[] {(byte) 0xff, '\n'});
    refuses(list, "not UTF-8");
  }

  private void refuses(Object... named) {
    Refusal.ofInput(() -> MnistSource.read(directory, Part.TRAIN), named);
  }
}
