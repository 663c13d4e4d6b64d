package dev.csn.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.csn.io.Sha256;
import dev.csn.source.mnist.MnistSource;
import dev.csn.source.mnist.TinyMnist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** MNIST's directory with one of its files, or the list of their digests, replaced. */
final class MnistTarget implements Target {
  private static final String IMAGES = "train-images-idx3-ubyte";
  private static final String LABELS = "train-labels-idx1-ubyte";

  private final Path directory;
  private final Parts parts;

  MnistTarget(Path scratch) throws IOException {
    this.directory = Files.createDirectories(scratch.resolve("mnist"));
    byte[] images = TinyMnist.images(3, 4, 5, 1);
    Files.write(directory.resolve(IMAGES), images);
    Files.write(directory.resolve(LABELS), TinyMnist.labels(3, 0));
    // Not of the labels: those are to be read whatever they are.
    String sums = Sha256.of(images) + "  " + IMAGES + "\n" + Sha256.of(images) + " *other\n";
    Files.write(directory.resolve("SHA256SUMS"), sums.getBytes(UTF_8));
    this.parts = Parts.of(directory);
  }

  @Override
  public List<byte[]> seeds() {
    return parts.seeds();
  }

  @Override
  public void read(byte[] input) {
    Parts.write(directory, parts.with(input));
    MnistSource source = MnistSource.read(directory, MnistSource.Part.TRAIN);
    for (int i = 0; i < source.size(); i++) {
      if (source.label(i) < 0 || source.label(i) > 9) {
        throw new AssertionError("label " + source.label(i));
      }
    }
  }
}
