package dev.csn.faults;

import dev.csn.io.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What a checkpoint holds but for the seconds in it, read as another program would. */
final class TimelessCheckpoint {
  private TimelessCheckpoint() {}

  /** A digest of all entries. */
  static String digest(Path file) throws IOException {
    Map<String, String> entries = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        switch (entry.getName()) {
          case "SHA256SUMS" -> {} // of the seconds too
          case "progress.json" ->
              entries.put("progress", Answer.timeless(new String(bytes, StandardCharsets.UTF_8)));
          case "log.json" -> {} // of the log, whose lines hold seconds; it is compared itself
          default -> entries.put(entry.getName(), Sha256.of(bytes));
        }
      }
    }
    return Sha256.of(entries.toString().getBytes(StandardCharsets.UTF_8));
  }
}
