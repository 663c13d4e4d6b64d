package dev.csn.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.csn.io.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What files hold but for times. */
final class TimelessFiles {
  private static final String TIMES = "(.*[.])?seconds|start|end";

  /**
   * A study's tables, with a column of seconds, whose other figures results.json has; checksums of
   * files that hold times, and are compared themselves.
   */
  private static final List<String> OF_TIMES =
      List.of("table.txt", "studied.txt", "CRC32CSUMS", "study.html");

  /** In a checkpoint, of its progress and of the log. */
  private static final List<String> DIGESTS_OF_TIMES = List.of("SHA256SUMS", "log.json");

  /** In a sentence. */
  private static final String SECONDS = "\\d+(\\.\\d+)? s\\b";

  /** In the report's table of where a run comes from. */
  private static final String ROW_OF_TIME =
      "<tr><th scope=\"row\">(" + TIMES + ")</th><td>[^<]*</td></tr>";

  private TimelessFiles() {}

  /** Every file below a directory but those of times, by its path there. */
  static Map<String, String> of(Path directory) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = directory.relativize(file).toString();
        if (OF_TIMES.contains(file.getFileName().toString())) {
          continue;
        }
        if (name.endsWith("checkpoint.zip") || name.endsWith("checkpoint.previous.zip")) {
          addEntries(contents, name, file);
        } else {
          contents.put(name, timeless(name, Files.readAllBytes(file)));
        }
      }
    }
    return contents;
  }

  private static void addEntries(Map<String, String> contents, String name, Path zip)
      throws IOException {
    try (ZipFile open = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : open.stream().toList()) {
        if (!DIGESTS_OF_TIMES.contains(entry.getName())) {
          byte[] bytes = open.getInputStream(entry).readAllBytes();
          contents.put(name + ": " + entry.getName(), timeless(entry.getName(), bytes));
        }
      }
    }
  }

  private static String timeless(String name, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "json" -> without(Csn.parse(text)).toString();
      case "jsonl" ->
          text.lines()
              .map(line -> without(Csn.parse(line)).toString())
              .collect(Collectors.joining("\n"));
      case "csv" ->
          text.lines().filter(line -> !line.contains("seconds")).collect(Collectors.joining("\n"));
      case "html" -> text.replaceAll(ROW_OF_TIME, "");
      case "txt" -> text.replaceAll(SECONDS, " s");
      default -> Sha256.of(bytes);
    };
  }

  private static JsonNode without(JsonNode json) {
    if (json instanceof ObjectNode object) {
      object.properties().removeIf(field -> field.getKey().matches(TIMES));
    }
    json.forEach(TimelessFiles::without);
    return json;
  }
}
