package dev.csn.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.io.Archive;
import dev.csn.io.Npy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Checkpoints with something replaced, and digests that agree with it. */
final class CheckpointForgery {
  private CheckpointForgery() {}

  /** Replaces an entry of a run's checkpoint; null removes it. */
  static void replace(TinyRun run, String entry, byte[] replacement) throws IOException {
    Map<String, byte[]> entries = entries(run);
    entries.put(entry, replacement);
    if (replacement == null) {
      entries.remove(entry);
    }
    Archive.write(run.directory().checkpoint(), entries);
  }

  /** Removes all entries whose names start with a prefix; there must be some. */
  static void removeAll(TinyRun run, String prefix) throws IOException {
    Map<String, byte[]> entries = entries(run);
    assertTrue(entries.keySet().removeIf(entry -> entry.startsWith(prefix)));
    Archive.write(run.directory().checkpoint(), entries);
  }

  private static Map<String, byte[]> entries(TinyRun run) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(run.directory().checkpoint().toFile())) {
      for (ZipEntry each : zip.stream().toList()) {
        entries.put(each.getName(), zip.getInputStream(each).readAllBytes());
      }
    }
    entries.remove("SHA256SUMS");
    return entries;
  }

  /** Multiplies a parameter. */
  static void scale(TinyRun run, String parameter, float factor) throws IOException {
    String entry = "parameters/" + parameter + ".npy";
    byte[] bytes = Archive.read(run.directory().checkpoint()).entry(entry);
    long[] shape = Npy.readHeader(new ByteArrayInputStream(bytes), entry).shape();
    float[] values = Npy.readFloats(new ByteArrayInputStream(bytes), entry, bytes.length, shape);
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Npy.writeFloats(out, values, shape);
    replace(run, entry, out.toByteArray());
  }
}
