package dev.csn.source.mnist;

import dev.csn.error.InputException;
import dev.csn.io.FileProblem;
import dev.csn.io.Sha256;
import dev.csn.io.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * MNIST's array format (yann.lecun.com/exdb/mnist): {@code 0 0 type rank}, an extent of four bytes
 * for each dimension, the elements in C order; big-endian. Only MNIST's own type, bytes, is read.
 *
 * @param path the file, for messages
 * @param shape the extents, outermost first, each at least 1
 * @param values uint8 in C order
 * @param sha256 of the file as it is stored, compressed or not
 */
public record IdxFile(Path path, int[] shape, byte[] values, String sha256) {
  private static final int UNSIGNED_BYTE = 8;

  /** The bound of an array and of a file: five times MNIST's. */
  private static final int MAX_BYTES = 1 << 28;

  /**
   * Reads a file to its last byte.
   *
   * @param path a gzip file or a plain one, whatever its name ends in
   * @param rank the number of dimensions demanded
   * @throws InputException if it is missing, damaged, of another form or absurdly large
   */
  public static IdxFile read(Path path, int rank) {
    byte[] stored = WholeFile.bytes(path, MAX_BYTES);
    try {
      if (stored.length >= 2 && stored[0] == 0x1f && stored[1] == (byte) 0x8b) {
        try (WholeGzip in = new WholeGzip(stored)) {
          IdxFile file = parse(in, path, stored, rank);
          if (in.bytesAfterIt() != 0) {
            throw new InputException(
                path + ": " + in.bytesAfterIt() + " bytes after the end of its gzip stream");
          }
          return file;
        }
      }
      return parse(new ByteArrayInputStream(stored), path, stored, rank);
    } catch (EOFException e) {
      throw new InputException(path + ": its gzip stream is cut off", e);
    } catch (ZipException e) {
      throw new InputException(path + ": its gzip stream is damaged: " + e.getMessage(), e);
    } catch (IOException e) {
      throw FileProblem.unreadable(path, e);
    }
  }

  private static IdxFile parse(InputStream in, Path path, byte[] stored, int rank)
      throws IOException {
    int[] shape = shape(in, path, rank);
    long expected = 1;
    for (int extent : shape) {
      if (extent < 1 || expected * extent > MAX_BYTES) {
        throw new InputException(
            path
                + ": shape "
                + Arrays.toString(shape)
                + ": each extent must be at least 1, all elements at most "
                + MAX_BYTES);
      }
      expected *= extent;
    }
    byte[] values = in.readNBytes((int) expected); // grows with what is really there
    String asked = expected + " elements that its header " + Arrays.toString(shape) + " asks for";
    if (values.length < expected) {
      throw new InputException(path + ": cut off: " + values.length + " of the " + asked);
    }
    if (in.read() != -1) { // which also makes gzip check its sum
      throw new InputException(path + ": more than the " + asked);
    }
    return new IdxFile(path, shape, values, Sha256.of(stored));
  }

  private static int[] shape(InputStream in, Path path, int rank) throws IOException {
    byte[] magic = in.readNBytes(4);
    if (magic.length < 4 || magic[0] != 0 || magic[1] != 0) {
      throw new InputException(path + ": neither an IDX file nor a gzip file");
    }
    if (magic[2] != UNSIGNED_BYTE || magic[3] != rank) {
      throw new InputException(
          String.format(
              "%s: IDX type 0x%02x of %d dimensions, must be type 0x%02x of %d",
              path, magic[2], magic[3] & 0xff, UNSIGNED_BYTE, rank));
    }
    byte[] extents = in.readNBytes(Integer.BYTES * rank);
    if (extents.length < Integer.BYTES * rank) {
      throw new InputException(path + ": ends within its header");
    }
    int[] shape = new int[rank];
    ByteBuffer.wrap(extents).asIntBuffer().get(shape);
    return shape;
  }

  /** Counts the bytes after the stream, which its superclass skips silently. */
  private static final class WholeGzip extends GZIPInputStream {
    private static final int TRAILER = 8;
    private static final int MAX_EMPTY_PARTS = 100;

    private int depth;

    /** The buffer holds all there is, so that what is left at the end is left in it. */
    WholeGzip(byte[] stored) throws IOException {
      super(new ByteArrayInputStream(stored), stored.length);
    }

    /** The superclass calls this recursively for each empty part: many would overflow the stack. */
    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (depth == MAX_EMPTY_PARTS) {
        throw new ZipException(MAX_EMPTY_PARTS + " empty parts, one behind the other");
      }
      depth++;
      try {
        return super.read(target, offset, length);
      } finally {
        depth--;
      }
    }

    int bytesAfterIt() {
      return inf.getRemaining() - TRAILER;
    }
  }
}
