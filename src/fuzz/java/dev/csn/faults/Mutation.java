package dev.csn.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A way to damage the bytes of a file. */
enum Mutation {
  TRUNCATED {
    @Override
    byte[] of(byte[] original, List<byte[]> others, SplittableRandom random) {
      return Arrays.copyOf(original, random.nextInt(original.length));
    }
  },
  BITS_FLIPPED {
    @Override
    byte[] of(byte[] original, List<byte[]> others, SplittableRandom random) {
      byte[] bytes = original.clone();
      for (int left = random.nextInt(1, 9); left > 0; left--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      return bytes;
    }
  },
  BYTES_REPLACED {
    @Override
    byte[] of(byte[] original, List<byte[]> others, SplittableRandom random) {
      byte[] bytes = original.clone();
      for (int left = random.nextInt(1, 9); left > 0; left--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      return bytes;
    }
  },
  BLOCK_ZEROED {
    @Override
    byte[] of(byte[] original, List<byte[]> others, SplittableRandom random) {
      byte[] bytes = original.clone();
      int from = random.nextInt(bytes.length);
      Arrays.fill(bytes, from, from + block(bytes.length - from, random), (byte) 0);
      return bytes;
    }
  },
  BLOCK_REPEATED {
    @Override
    byte[] of(byte[] original, List<byte[]> others, SplittableRandom random) {
      int from = random.nextInt(original.length);
      int to = from + block(original.length - from, random);
      return joined(
          Arrays.copyOf(original, to), Arrays.copyOfRange(original, from, original.length));
    }
  },
  BLOCK_DROPPED {
    @Override
    byte[] of(byte[] original, List<byte[]> others, SplittableRandom random) {
      int from = random.nextInt(original.length);
      int to = from + block(original.length - from, random);
      return joined(
          Arrays.copyOf(original, from), Arrays.copyOfRange(original, to, original.length));
    }
  },
  APPENDED {
    @Override
    byte[] of(byte[] original, List<byte[]> others, SplittableRandom random) {
      return joined(original, noise(random.nextInt(1, 1000), random));
    }
  },
  EMPTY {
    @Override
    byte[] of(byte[] original, List<byte[]> others, SplittableRandom random) {
      return new byte[0];
    }
  },
  DIRECTORY {
    @Override
    byte[] of(byte[] original, List<byte[]> others, SplittableRandom random) {
      return null;
    }
  },
  /** Another file's content. */
  SWAPPED {
    @Override
    byte[] of(byte[] original, List<byte[]> others, SplittableRandom random) {
      return others.get(random.nextInt(others.size()));
    }
  },
  NOISE {
    @Override
    byte[] of(byte[] original, List<byte[]> others, SplittableRandom random) {
      return noise(random.nextInt(1, 2 * original.length), random);
    }
  },
  /** A number that is written out has another value. */
  NUMBER {
    @Override
    byte[] of(byte[] original, List<byte[]> others, SplittableRandom random) {
      String text = new String(original, StandardCharsets.ISO_8859_1);
      List<MatchResult> numbers = NUMERAL.matcher(text).results().toList();
      if (numbers.isEmpty()) {
        return BYTES_REPLACED.of(original, others, random);
      }
      MatchResult number = numbers.get(random.nextInt(numbers.size()));
      String other = NUMBERS.get(random.nextInt(NUMBERS.size()));
      return (text.substring(0, number.start()) + other + text.substring(number.end()))
          .getBytes(StandardCharsets.ISO_8859_1);
    }
  };

  private static final Pattern NUMERAL = Pattern.compile("-?[0-9]+([.][0-9]+)?(E-?[0-9]+)?");
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "1",
          "2",
          "7",
          "255",
          "256",
          "65536",
          "2147483647",
          "2147483648",
          "-9223372036854775808",
          "9223372036854775808",
          "1e9",
          "1e308",
          "1e999",
          "-1e-300",
          "0.5",
          "NaN",
          "Infinity",
          "-Infinity",
          "null",
          "true",
          "\"1\"",
          "[1]",
          "{}",
          "9".repeat(400));

  /**
   * A damaged file.
   *
   * @param how the mutation, in words
   * @param content its bytes; null if a directory takes its place
   */
  record Variant(String how, byte[] content) {
    void putIn(Path file) throws IOException {
      Files.deleteIfExists(file);
      if (content == null) {
        Files.createDirectory(file);
      } else {
        Files.write(file, content);
      }
    }
  }

  /**
   * The damaged bytes, or null for a directory.
   *
   * @param original not empty
   */
  abstract byte[] of(byte[] original, List<byte[]> others, SplittableRandom random);

  /** Draws one of the variants of a file. */
  static Variant draw(byte[] original, List<byte[]> others, SplittableRandom random) {
    // Empty files and directories have one form only, so they are drawn rarely.
    int way = random.nextInt(100);
    Mutation mutation =
        way == 0 ? EMPTY : way == 1 ? DIRECTORY : values()[random.nextInt(values().length)];
    if (way > 1 && (mutation == EMPTY || mutation == DIRECTORY)) {
      mutation = BITS_FLIPPED;
    }
    return new Variant(
        mutation.name().toLowerCase(Locale.ROOT).replace('_', ' '),
        mutation.of(original, others, random));
  }

  private static int block(int most, SplittableRandom random) {
    return random.nextInt(1, Math.min(most, random.nextBoolean() ? 16 : 4096) + 1);
  }

  private static byte[] noise(int length, SplittableRandom random) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }
}
