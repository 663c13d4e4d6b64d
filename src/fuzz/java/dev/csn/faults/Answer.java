package dev.csn.faults;

import dev.csn.cli.Csn;
import dev.csn.io.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that a command came to, but for times.
 *
 * @param files the digests of what it wrote, by name
 */
record Answer(int exit, String out, String err, SortedMap<String, String> files) {
  /** What a command left, with the files and directories that it was asked to write. */
  static Answer of(Csn.Result result, List<Path> products) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    for (Path product : products) {
      files.putAll(digests(product));
    }
    return new Answer(result.exit(), timeless(result.out()), result.err(), files);
  }

  /** A digest of each file in a directory, or of a file; times and what locks leave left out. */
  static SortedMap<String, String> digests(Path place) throws IOException {
    SortedMap<String, String> digests = new TreeMap<>();
    if (!Files.exists(place)) {
      return digests;
    }
    try (Stream<Path> all = Files.walk(place)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (!name.startsWith(".lock")) {
          digests.put(place.relativize(file).toString(), digest(name, file));
        }
      }
    }
    return digests;
  }

  private static String digest(String name, Path file) throws IOException {
    if (name.equals("checkpoint.zip") || name.equals("checkpoint.previous.zip")) {
      return TimelessCheckpoint.digest(file);
    }
    byte[] bytes = Files.readAllBytes(file);
    if (name.equals("CRC32CSUMS")) { // of files that hold times; they are compared themselves
      return "";
    }
    return name.contains(".json")
        ? Sha256.of(
            timeless(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8))
        : Sha256.of(bytes);
  }

  /** Text without what only time decides. */
  static String timeless(String text) {
    return text.replaceAll("\"seconds\" ?: ?[^,}\n]*", "\"seconds\": 0")
        .replaceAll("\"(start|end)\": \"[^\"\n]*\"", "\"$1\": \"\"");
  }

  /** All but one of the files. */
  Answer without(String file) {
    SortedMap<String, String> rest = new TreeMap<>(files);
    rest.remove(file);
    return new Answer(exit, out, err, rest);
  }

  /** Whether two commands that went well told and wrote the same. */
  boolean sameAs(Answer other) {
    return out.equals(other.out) && files.equals(other.files);
  }
}
