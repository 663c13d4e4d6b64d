package dev.csn.faults;

import dev.csn.cli.Csn;
import dev.csn.io.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A command's exit code, output and files, times left out.
 *
 * @param files the digests of what it wrote, by name
 */
record Answer(int exit, String out, String err, SortedMap<String, String> files) {
  /** The answer of a command that was to write these files and directories. */
  static Answer of(Csn.Result result, List<Path> products) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    for (Path product : products) {
      files.putAll(digests(product));
    }
    return new Answer(result.exit(), timeless(result.out()), result.err(), files);
  }

  /** A digest of each file in a directory, or of a file; times and lock files left out. */
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
      return checkpointDigest(file);
    }
    byte[] bytes = Files.readAllBytes(file);
    if (name.equals(
        "CRC32CSUMS")) { // of files that hold times; those files are compared themselves
      return "";
    }
    return name.contains(".json")
        ? Sha256.of(
            timeless(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8))
        : Sha256.of(bytes);
  }

  /** A digest of a checkpoint's entries, times left out. */
  private static String checkpointDigest(Path file) throws IOException {
    Map<String, String> entries = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        switch (entry.getName()) {
          case "SHA256SUMS" -> {} // of the seconds too
          case "progress.json" ->
              entries.put("progress", timeless(new String(bytes, StandardCharsets.UTF_8)));
          case "log.json" -> {} // of the log, whose lines hold seconds; it is compared itself
          default -> entries.put(entry.getName(), Sha256.of(bytes));
        }
      }
    }
    return Sha256.of(entries.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Text with seconds and moments replaced by constants. */
  static String timeless(String text) {
    return text.replaceAll("\"seconds\" ?: ?[^,}\n]*", "\"seconds\": 0")
        .replaceAll("\"(start|end)\": \"[^\"\n]*\"", "\"$1\": \"\"");
  }

  /** The same answer, one file left out. */
  Answer without(String file) {
    SortedMap<String, String> rest = new TreeMap<>(files);
    rest.remove(file);
    return new Answer(exit, out, err, rest);
  }

  /** Whether two commands that ended with exit code 0 printed and wrote the same. */
  boolean sameAs(Answer other) {
    return out.equals(other.out) && files.equals(other.files);
  }
}
