package dev.csn.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.source.mnist.IdxFile;
import dev.csn.source.mnist.TinyMnist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * MNIST's arrays: what follows the first byte of an input is the file or, if that byte is odd, what
 * a whole gzip file holds.
 */
final class IdxTarget implements Target {
  private final Path file;

  IdxTarget(Path scratch) {
    this.file = scratch.resolve("array.idx");
  }

  @Override
  public List<byte[]> seeds() {
    byte[] images = TinyMnist.images(3, 4, 5, 1);
    return List.of(
        Parts.selecting(0, images),
        Parts.selecting(0, TinyMnist.gzip(images)),
        Parts.selecting(1, images));
  }

  @Override
  public void read(byte[] input) throws IOException {
    byte[] rest = Arrays.copyOfRange(input, Math.min(1, input.length), input.length);
    boolean zip = input.length > 0 && (input[0] & 1) == 1;
    Files.write(file, zip ? TinyMnist.gzip(rest) : rest);
    IdxFile read = IdxFile.read(file, 3);
    int[] shape = read.shape();
    assertEquals(read.values().length, shape[0] * shape[1] * shape[2]);
  }
}
