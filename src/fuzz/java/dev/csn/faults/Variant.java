package dev.csn.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a file is replaced by.
 *
 * @param how it came about, for people
 * @param content null: a directory
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
