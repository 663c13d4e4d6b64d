package dev.csn.io;

import dev.csn.error.InputException;
import dev.csn.error.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A zip file of uncompressed entries with a list of their SHA-256 digests. Equal entries give equal
 * bytes. Reading verifies every digest, and rejects entries that claim more bytes than the file
 * has.
 */
public final class Archive {
  private static final String DIGESTS = "SHA256SUMS";
  private static final int MAX_ENTRIES = 10_000;
  private static final int MAX_ENTRY_BYTES = Integer.MAX_VALUE - 64; // of a Java array
  private static final Pattern DIGEST =
      Pattern.compile("([0-9a-f]{64})  ((?!.*\\.\\.)[A-Za-z0-9_./-]{1,255})");
  // A constant date keeps the bytes equal. It is not 1980-01-01, the earliest date of a zip file:
  // for that one Java adds the time in UTC, and the bytes would depend on the time zone.
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 2, 1, 0, 0);

  private final String name;
  private final Map<String, byte[]> entries;

  private Archive(String name, Map<String, byte[]> entries) {
    this.name = name;
    this.entries = entries;
  }

  /** Replaces {@code file} with an archive of the entries, in their order. */
  public static void write(Path file, Map<String, byte[]> entries) throws IOException {
    AtomicFiles.write(file, content(entries));
  }

  /** Like {@link #write}, but renames the replaced archive to {@code previous}. */
  public static void writeKeeping(Path previous, Path file, Map<String, byte[]> entries)
      throws IOException {
    AtomicFiles.writeKeeping(previous, file, content(entries));
  }

  private static AtomicFiles.Content content(Map<String, byte[]> entries) {
    StringBuilder digests = new StringBuilder();
    entries.forEach((name, bytes) -> digests.append(digest(name, bytes)).append('\n'));
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put(DIGESTS, digests.toString().getBytes(StandardCharsets.UTF_8));
    all.putAll(entries);
    return out -> {
      ZipOutputStream zip = new ZipOutputStream(out);
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> entry : all.entrySet()) {
        store(zip, entry.getKey(), entry.getValue());
      }
      zip.finish();
    };
  }

  private static String digest(String name, byte[] bytes) {
    String line = Sha256.of(bytes) + "  " + name;
    if (name.equals(DIGESTS) || !DIGEST.matcher(line).matches()) {
      throw new IllegalArgumentException("entry '" + name + "'");
    }
    return line;
  }

  private static void store(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(EPOCH);
    entry.setSize(bytes.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  /**
   * Reads a whole archive.
   *
   * @throws InputException if the file is missing or damaged
   */
  public static Archive read(Path file) {
    return open(file, null);
  }

  /**
   * Reads a whole archive from memory.
   *
   * @throws InputException if it is damaged
   */
  public static Archive read(byte[] archive) {
    try {
      // ZipFile needs a file: it reads archives from their end.
      Path file = Files.createTempFile("csn-", ".zip");
      try {
        Files.write(file, archive);
        return read(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads one entry of an archive.
   *
   * @throws InputException if the file or the entry is missing or damaged
   */
  public static byte[] readEntry(Path file, String entry) {
    return open(file, entry).entry(entry);
  }

  private static Archive open(Path file, @Nullable String only) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      requirePlainEntries(file, zip);
      Map<String, String> digests = digests(file, zip);
      Map<String, byte[]> entries = new LinkedHashMap<>();
      for (Map.Entry<String, String> listed : digests.entrySet()) {
        if (only == null || only.equals(listed.getKey())) {
          byte[] bytes = bytes(file, zip, listed.getKey());
          if (!Sha256.of(bytes).equals(listed.getValue())) {
            throw new InputException(
                file + ": damaged, " + listed.getKey() + " differs from its checksum");
          }
          entries.put(listed.getKey(), bytes);
        }
      }
      if (zip.size() != digests.size() + 1) {
        throw new InputException(file + ": damaged, its entries are not those of its " + DIGESTS);
      }
      return new Archive(file.toString(), entries);
    } catch (ZipException e) {
      throw new InputException(file + ": damaged, " + e.getMessage(), e);
    } catch (IOException e) {
      throw FileProblem.unreadable(file, e);
    }
  }

  /** Rejects compressed or too large entries before allocating memory for them. */
  private static void requirePlainEntries(Path file, ZipFile zip) throws IOException {
    if (zip.size() > MAX_ENTRIES) {
      throw new InputException(file + ": " + zip.size() + " entries, at most " + MAX_ENTRIES);
    }
    long left = Files.size(file);
    for (ZipEntry entry : listed(file, zip)) {
      long size = entry.getSize();
      if (entry.getMethod() != ZipEntry.STORED || size != entry.getCompressedSize()) {
        throw new InputException(
            file + ": not made by csn, entry " + entry.getName() + " is compressed");
      }
      if (size < 0 || size > Math.min(left, MAX_ENTRY_BYTES)) {
        throw new InputException(
            file + ": damaged, entry " + entry.getName() + " claims " + size + " bytes");
      }
      left -= size;
    }
  }

  private static List<? extends ZipEntry> listed(Path file, ZipFile zip) {
    try {
      return Collections.list(zip.entries());
    } catch (IllegalArgumentException e) { // ZipFile decodes names here first
      throw new InputException(file + ": damaged, the name of an entry is not UTF-8", e);
    }
  }

  private static Map<String, String> digests(Path file, ZipFile zip) throws IOException {
    Map<String, String> digests = new LinkedHashMap<>();
    String text = new String(bytes(file, zip, DIGESTS), StandardCharsets.UTF_8);
    for (String line : text.lines().toList()) {
      Matcher matcher = DIGEST.matcher(line);
      if (!matcher.matches()) {
        throw new InputException(
            file + ": damaged, " + DIGESTS + " holds '" + OneLine.of(line) + "'");
      }
      digests.put(matcher.group(2), matcher.group(1));
    }
    return digests;
  }

  private static byte[] bytes(Path file, ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new InputException(file + ": has no entry " + name);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readNBytes((int) entry.getSize());
    }
  }

  /** The archive's name in messages. */
  public String name() {
    return name;
  }

  /** Whether the archive has this entry. */
  public boolean has(String entry) {
    return entries.containsKey(entry);
  }

  /** The entries whose names start with {@code prefix}, by the rest of the name, in order. */
  public Map<String, byte[]> entriesUnder(String prefix) {
    Map<String, byte[]> found = new LinkedHashMap<>();
    entries.forEach(
        (entry, bytes) -> {
          if (entry.startsWith(prefix)) {
            found.put(entry.substring(prefix.length()), bytes);
          }
        });
    return found;
  }

  /**
   * The bytes of an entry.
   *
   * @throws InputException if the archive lacks the entry
   */
  public byte[] entry(String entry) {
    byte[] bytes = entries.get(entry);
    if (bytes == null) {
      throw new InputException(name + ": has no entry " + entry);
    }
    return bytes;
  }
}
