package dev.csn.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Several parts that are read together, such as a directory's files, one of which an input
 * replaces: its first byte tells which, the others are the part.
 */
final class Parts {
  private static final int LARGEST_SEED = 4000;

  private final List<String> names;
  private final Map<String, byte[]> contents;

  Parts(Map<String, byte[]> contents) {
    this.names = List.copyOf(contents.keySet());
    this.contents = contents;
  }

  /** The files below a directory. */
  static Parts of(Path directory) throws IOException {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        contents.put(directory.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return new Parts(contents);
  }

  /** An input for each part that is not too large, which replaces it by itself. */
  List<byte[]> seeds() {
    List<byte[]> seeds = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      byte[] part = contents.get(names.get(i));
      if (part.length <= LARGEST_SEED) {
        seeds.add(selecting(i, part));
      }
    }
    return seeds;
  }

  static byte[] selecting(int first, byte[] rest) {
    byte[] input = new byte[rest.length + 1];
    input[0] = (byte) first;
    System.arraycopy(rest, 0, input, 1, rest.length);
    return input;
  }

  /** The name of the part that an input replaces. */
  String selected(byte[] input) {
    return names.get((input.length == 0 ? 0 : input[0] & 0xff) % names.size());
  }

  /** All parts, the selected one replaced. */
  Map<String, byte[]> with(byte[] input) {
    Map<String, byte[]> all = new LinkedHashMap<>(contents);
    if (input.length > 0) {
      all.put(selected(input), Arrays.copyOfRange(input, 1, input.length));
    }
    return all;
  }

  /** Writes files into an existing directory. */
  static void write(Path directory, Map<String, byte[]> parts) {
    parts.forEach(
        (name, bytes) -> {
          try {
            Files.write(directory.resolve(name), bytes);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
