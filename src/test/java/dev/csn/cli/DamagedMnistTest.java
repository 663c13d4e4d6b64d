package dev.csn.cli;

import dev.csn.io.Sha256;
import dev.csn.source.mnist.TinyMnist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code prepare-data} makes of MNIST's files when they are not as they should be. */
class DamagedMnistTest {
  private static final String IMAGES = "train-images-idx3-ubyte.gz";
  private static final String LABELS = "train-labels-idx1-ubyte.gz";

  @TempDir private Path directory;
  private Path mnist;

  @BeforeEach
  void write() throws IOException {
    mnist = directory.resolve("mnist");
    TinyMnist.write(mnist, 40, 10, 28, 28);
  }

  private void listDigests() throws IOException {
    StringBuilder sums = new StringBuilder();
    for (String file : new String[] {IMAGES, LABELS}) {
      sums.append(Sha256.of(mnist.resolve(file))).append("  ").append(file).append('\n');
    }
    Files.writeString(mnist.resolve("SHA256SUMS"), sums);
  }

  private void refused(String... named) throws IOException {
    refusedIn(mnist, 20, named);
  }

  private void refusedIn(Path source, int limit, String... named) throws IOException {
    new Mistake(new Csn(directory.resolve("runs")), directory)
        .costs(
            Mistake.INPUT,
            Set.of(named),
            "prepare-data",
            "--source",
            source,
            "--output",
            directory.resolve("dataset"),
            "--limit",
            limit);
  }

  @ParameterizedTest
  @CsvSource({
    "MISSING, false", "MISSING, true",
    "EMPTY, false", "EMPTY, true",
    "TRUNCATED, false", "TRUNCATED, true",
    "FLIPPED, false", "FLIPPED, true",
    "FOREIGN, false", "FOREIGN, true",
    "DIRECTORY, false", "DIRECTORY, true"
  })
  void aDamagedFileIsNamedWithAndWithoutAListOfDigests(Damage damage, boolean listed)
      throws IOException {
    for (String file : new String[] {IMAGES, LABELS}) {
      write();
      if (listed) {
        listDigests();
      }
      damage.to(mnist.resolve(file));
      refused(mnist.toString(), file);
      Files.deleteIfExists(mnist.resolve(file));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void imagesAndLabelsOfDifferentCountsDoNotBelongTogether(boolean listed) throws IOException {
    Files.write(mnist.resolve(LABELS), TinyMnist.gzip(TinyMnist.labels(39, 0)));
    if (listed) {
      listDigests();
    }
    refused(IMAGES, LABELS, "40", "39");
  }

  @Test
  void anotherArrayUnderTheFilesNameIsRefused() throws IOException {
    byte[] images = TinyMnist.images(40, 28, 28, 1);
    images[2] = 0x0d; // floats
    Files.write(mnist.resolve(IMAGES), TinyMnist.gzip(images));
    refused(IMAGES, "0x0d", "0x08");
    Files.write(mnist.resolve(IMAGES), TinyMnist.gzip(TinyMnist.labels(40, 1)));
    refused(IMAGES, "dimensions", "3");
  }

  @Test
  void aWellFormedFileThatIsNotTheListedOneIsRefused() throws IOException {
    listDigests();
    Files.write(mnist.resolve(LABELS), TinyMnist.gzip(TinyMnist.labels(40, 7)));
    refused(LABELS, "SHA-256", "SHA256SUMS");
  }

  @Test
  void aDirectoryThatIsNotThereIsNamed() throws IOException {
    refusedIn(directory.resolve("nowhere"), 20, directory.resolve("nowhere").toString());
    refusedIn(mnist.resolve(IMAGES), 20, mnist.resolve(IMAGES).toString());
  }

  @Test
  void allImagesAlsoNeedTheTestFiles() throws IOException {
    Files.delete(mnist.resolve("t10k-labels-idx1-ubyte.gz"));
    refusedIn(mnist, 0, "t10k-labels-idx1-ubyte");
  }
}
