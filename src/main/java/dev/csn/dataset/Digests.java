package dev.csn.dataset;

import dev.csn.error.InputException;
import dev.csn.io.Sha256;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** SHA-256 digests that a description holds of files. */
final class Digests {
  private Digests() {}

  /**
   * Digests by file names, sorted by name, so that the same dataset is the same bytes.
   *
   * @throws IllegalArgumentException if there are none, or one is none
   */
  static Map<String, String> check(String key, Map<String, String> digests) {
    DatasetJson.require(key, digests);
    digests.forEach((file, digest) -> check(key + "." + file, digest));
    return Collections.unmodifiableMap(new TreeMap<>(digests));
  }

  /**
   * Refuses what is no digest.
   *
   * @throws IllegalArgumentException if it is none
   */
  static void check(String key, String digest) {
    if (!Sha256.isDigest(digest)) {
      throw new IllegalArgumentException(
          key + ": '" + digest + "' is no SHA-256 in lower-case hexadecimal");
    }
  }

  /**
   * Makes sure that a file is the one that was described.
   *
   * @throws InputException if it is missing or another
   */
  static void verify(Path file, String expected) {
    String found = Sha256.ofInput(file);
    if (!found.equals(expected)) {
      throw new InputException(
          file + ": changed since it was written: SHA-256 " + found + ", must be " + expected);
    }
  }
}
