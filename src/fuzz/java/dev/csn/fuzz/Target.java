package dev.csn.fuzz;

import java.io.IOException;
import java.util.List;

/**
 * A reader of bytes from outside. Whatever the bytes are, it gives a result or a {@link
 * dev.csn.error.UserException}.
 */
interface Target {
  /** Inputs to start from, each of which the reader accepts. */
  List<byte[]> seeds() throws IOException;

  /**
   * Reads an input, and what was read as far as a command would; then, where csn also writes the
   * format, asserts that what is written is read as the same.
   */
  void read(byte[] input) throws IOException;

  /** Bytes that reading may allocate whatever the input is, beside a multiple of its length. */
  default long allowance() {
    return 32L << 20;
  }
}
