package dev.csn.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What can happen to a file. */
enum Damage {
  MISSING {
    @Override
    void to(Path file) throws IOException {
      Files.delete(file);
    }
  },
  EMPTY {
    @Override
    void to(Path file) throws IOException {
      Files.write(file, new byte[0]);
    }
  },
  /** Its last bytes are gone, as after a crash or on a full disk. */
  TRUNCATED {
    @Override
    void to(Path file) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length * 3 / 4));
    }
  },
  /** One byte of its middle is another. */
  FLIPPED {
    @Override
    void to(Path file) throws IOException {
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= (byte) 0x55;
      Files.write(file, bytes);
    }
  },
  /** It is something else entirely. */
  FOREIGN {
    @Override
    void to(Path file) throws IOException {
      Files.writeString(file, "Dear Sir or Madam\n");
    }
  },
  /** A NumPy array, but of three rows of seven. */
  RESHAPED {
    @Override
    void to(Path file) throws IOException {
      String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 7), }";
      String padded = header + " ".repeat(117 - header.length()) + "\n";
      byte[] start = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0};
      byte[] bytes = Arrays.copyOf(start, 128 + 3 * 7 * 4);
      System.arraycopy(padded.getBytes(StandardCharsets.US_ASCII), 0, bytes, 10, 118);
      Files.write(file, bytes);
    }
  },
  DIRECTORY {
    @Override
    void to(Path file) throws IOException {
      Files.delete(file);
      Files.createDirectory(file);
    }
  };

  abstract void to(Path file) throws IOException;
}
