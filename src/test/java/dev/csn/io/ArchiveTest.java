package dev.csn.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.error.InputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
  private static final String SUMS = "SHA256SUMS";
  private static final int DIRECTORY_HEADER = 0x02014b50;

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void place() {
    file = directory.resolve("model.zip");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The two entries of most tests; 40 and 12 bytes. */
  private static Map<String, byte[]> entries() {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("z/first.npy", utf8("0123456789".repeat(4)));
    entries.put("second.json", utf8("{\"answer\":42"));
    return entries;
  }

  private byte[] written() throws IOException {
    Archive.write(file, entries());
    return Files.readAllBytes(file);
  }

  private static void assertHoldsEntries(Archive archive) {
    entries().forEach((name, bytes) -> assertArrayEquals(bytes, archive.entry(name)));
  }

  /** The line of the digest list that names an entry. */
  private static String sum(String name, byte[] bytes) {
    return Sha256.of(bytes) + "  " + name + "\n";
  }

  /** A zip file by Java's own writer, with any list of digests. */
  private void foreign(int method, Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setMethod(method);
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry header = new ZipEntry(entry.getKey());
        CRC32 crc = new CRC32();
        crc.update(entry.getValue());
        header.setCrc(crc.getValue());
        header.setSize(entry.getValue().length);
        zip.putNextEntry(header);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    Files.write(file, bytes.toByteArray());
  }

  @Test
  void theBytesDoNotDependOnTheTimeZone() throws IOException {
    TimeZone own = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
      byte[] expected = written();
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      assertArrayEquals(expected, written());
    } finally {
      TimeZone.setDefault(own);
    }
  }

  @Test
  void entriesComeBackAsTheyWere() throws IOException {
    written();
    Archive archive = Archive.read(file);
    assertEquals(file.toString(), archive.name());
    assertHoldsEntries(archive);
    assertArrayEquals(entries().get("second.json"), Archive.readEntry(file, "second.json"));
  }

  @Test
  void emptyAndLargeEntriesComeBackToo() throws IOException {
    byte[] large = new byte[3_000_000];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) (i * 31);
    }
    Archive.write(file, Map.of("empty", new byte[0], "large", large));
    assertArrayEquals(new byte[0], Archive.read(file).entry("empty"));
    assertArrayEquals(large, Archive.read(file).entry("large"));
  }

  @Test
  void theSameEntriesMakeTheSameBytes() throws IOException {
    byte[] once = written();
    Path later = directory.resolve("later.zip");
    Archive.write(later, entries());
    assertArrayEquals(once, Files.readAllBytes(later));
  }

  @Test
  void theFileIsAnOrdinaryZipWhoseDigestsSha256sumCanCheck() throws IOException {
    written();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      StringBuilder expected = new StringBuilder();
      entries().forEach((name, bytes) -> expected.append(sum(name, bytes)));
      byte[] list = zip.getInputStream(zip.getEntry(SUMS)).readAllBytes();
      assertEquals(expected.toString(), new String(list, StandardCharsets.UTF_8));
      assertEquals(3, zip.size());
    }
  }

  @Test
  void anEntryThatIsNotThereIsNamed() throws IOException {
    written();
    Refusal.ofInput(() -> Archive.read(file).entry("third"), file, "third");
    Refusal.ofInput(() -> Archive.readEntry(file, "third"), file, "third");
  }

  @Test
  void whatIsNoFileIsRefused() {
    Refusal.ofInput(() -> Archive.read(file), file, "no such file");
    Refusal.ofInput(() -> Archive.read(directory), directory, "Is a directory");
  }

  @Test
  void whatIsNoZipIsRefused() throws IOException {
    for (String content : new String[] {"", "PK", "no zip at all, but a text", "PK\5\6"}) {
      Files.writeString(file, content);
      Refusal.ofInput(() -> Archive.read(file), file, "damaged");
    }
  }

  @Test
  void aFlippedBitIsNoticedWhereverItMatters() throws IOException {
    byte[] intact = written();
    int refused = 0;
    int tried = 0;
    for (int position = 0; position < intact.length; position++) {
      for (int change : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 255}) {
        byte[] damaged = intact.clone();
        damaged[position] ^= (byte) change;
        Files.write(file, damaged);
        refused += isRefusedOrIntact() ? 1 : 0;
        tried++;
      }
    }
    // Dates, checksums that the digests make needless, and the like: what they say changes nothing.
    assertTrue(refused > tried / 2, refused + " of " + tried);
  }

  /** Whether it is refused; fails if it is neither refused nor what was written. */
  private boolean isRefusedOrIntact() {
    try {
      assertHoldsEntries(Archive.read(file));
      return false;
    } catch (InputException e) {
      assertEquals(1, e.getMessage().lines().count());
      assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
      return true;
    }
  }

  @Test
  void aFileCutOffAnywhereIsRefused() throws IOException {
    byte[] intact = written();
    for (int length = 0; length < intact.length; length += 3) {
      Files.write(file, Arrays.copyOf(intact, length));
      Refusal.ofInput(() -> Archive.read(file), file, "damaged");
    }
  }

  @Test
  void entriesThatDifferFromTheirDigestAreRefused() throws IOException {
    foreign(ZipOutputStream.STORED, Map.of(SUMS, utf8(sum("a", utf8("one"))), "a", utf8("two")));
    Refusal.ofInput(() -> Archive.read(file), file, "a differs from its checksum");
  }

  @Test
  void entriesAndDigestsMustBeTheSame() throws IOException {
    byte[] one = utf8("one");
    foreign(ZipOutputStream.STORED, Map.of("a", one));
    Refusal.ofInput(() -> Archive.read(file), file, "has no entry " + SUMS);
    foreign(ZipOutputStream.STORED, Map.of(SUMS, utf8(sum("a", one) + sum("b", one)), "a", one));
    Refusal.ofInput(() -> Archive.read(file), file, "has no entry b");
    foreign(ZipOutputStream.STORED, Map.of(SUMS, utf8(sum("a", one)), "a", one, "b", one));
    Refusal.ofInput(() -> Archive.read(file), file, "not those of its " + SUMS);
    Refusal.ofInput(() -> Archive.readEntry(file, "a"), file, "not those of its " + SUMS);
  }

  @Test
  void digestsInAnyOtherFormAreRefused() throws IOException {
    String sum = sum("a", utf8("one"));
    for (String list :
        new String[] {
          "\n",
          sum + "x",
          sum.toUpperCase(Locale.ROOT),
          sum.replace("  ", " "),
          sum.substring(1),
          sum + "\u2028\n",
          "a".repeat(100_000)
        }) {
      foreign(ZipOutputStream.STORED, Map.of(SUMS, utf8(list), "a", utf8("one")));
      Refusal.ofInput(() -> Archive.read(file), file, SUMS);
    }
  }

  @Test
  void pathsThatLeadElsewhereAreRefused() throws IOException {
    byte[] one = utf8("one");
    for (String name : new String[] {"../x", "a/../../x", "a\\x", "a b"}) {
      foreign(ZipOutputStream.STORED, Map.of(SUMS, utf8(sum(name, one)), name, one));
      Refusal.ofInput(() -> Archive.read(file), file, name);
    }
    foreign(ZipOutputStream.STORED, Map.of(SUMS, utf8(sum("a", one)), "a", one, "../x", one));
    Refusal.ofInput(() -> Archive.read(file), file);
  }

  /** Java's reader opens such an archive, and fails when its entries are listed. */
  @Test
  void aNameThatIsNoTextIsRefused() throws IOException {
    String found =
        "UEsDBAoAAAgAACYAQQDeOQ5HkwAAAJMAAAAKAAAAU0hBMjU2U1VNU2Y5ZDg2MDI4YzZlMGQ2"
            + "NGUyMjUxODZmOTZhY2I2OTMzOGIyYzU5NzY0ZGY3OTE2MjEwN2Y1YzRiYjM0ZDEzMTAgIGEu"
            + "anNvbgoyNGMzY2UxZGYyM2I4MzhjNWFiZjJhN2Y2NDM3Y2NhM2QzMDY3ZWQ1MDlmZjI1kwAA"
            + "AAAAAAAxYjU4MmI1MWViICAAAAA0AQAAClBLAwQKAAAIAAAAAEEAl46h+wgAAAAIAAAABgAA"
            + "ACEuanNvbnsiYSI6IDN9UEsDBAoAAAgAAAAAQQCxPezpKAAAACgAAAAHAAAAYi9jLm5weQAA"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABQSwECCgAKAAAIAAAAAEEA"
            + "3jkOR5MAAACTAAAACgAAAAAAAAAAAAAAAAAAAAAAU0hBMjU2U1VNU1BLAQIKAAoAAAgAAAAA"
            + "QQCXjqH7CAAAAAgAAAAAAAAABgAAAAAAAAAAALsAAABhLmpzhm5QSwECCgAKAAAIAAAAAEEA"
            + "sT3s6SgAAAAoAAAABwAAAAAAAAAAAAAAAADnAAAAYi9jLm5weVBLBQYAAAAAAwADAKEAAAA0"
            + "AQAAAAA=";
    Files.write(file, Base64.getDecoder().decode(found));
    Refusal.ofInput(() -> Archive.read(file), file, "damaged", "not UTF-8");
  }

  @Test
  void compressedEntriesAreRefusedSoThatNoneCanSwell() throws IOException {
    byte[] zeros = new byte[100_000];
    foreign(ZipOutputStream.DEFLATED, Map.of(SUMS, utf8(sum("a", zeros)), "a", zeros));
    Refusal.ofInput(() -> Archive.read(file), file, "is compressed");
  }

  @Test
  void entriesThatClaimMoreThanTheFileHoldsAreRefused() throws IOException {
    byte[] intact = written();
    for (int size : new int[] {intact.length + 1, Integer.MAX_VALUE, -2}) {
      Files.write(file, claiming(intact, size, "second.json"));
      Refusal.ofInput(() -> Archive.read(file), file, "damaged");
    }
    // Each fits, yet not all: several entries might share the same bytes.
    int half = intact.length / 2 + 1;
    Files.write(file, claiming(intact, half, "z/first.npy", "second.json"));
    Refusal.ofInput(() -> Archive.read(file), file, "claims " + half + " bytes");
  }

  /** With the size of some entries replaced in the zip's directory. */
  private static byte[] claiming(byte[] zip, int size, String... names) {
    ByteBuffer buffer = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at + 46 < zip.length; at++) {
      if (buffer.getInt(at) == DIRECTORY_HEADER) {
        String name = new String(zip, at + 46, buffer.getShort(at + 28), StandardCharsets.UTF_8);
        if (Arrays.asList(names).contains(name)) {
          buffer.putInt(at + 20, size);
          buffer.putInt(at + 24, size);
        }
      }
    }
    return buffer.array();
  }

  @Test
  void tooManyEntriesAreRefused() throws IOException {
    Map<String, byte[]> many = new LinkedHashMap<>();
    for (int i = 0; i < 10_001; i++) {
      many.put("e" + i, new byte[0]);
    }
    foreign(ZipOutputStream.STORED, many);
    Refusal.ofInput(() -> Archive.read(file), file, "10001 entries", "10000");
  }

  @Test
  void namesThatCouldNotBeReadBackAreNotWritten() throws IOException {
    byte[] old = written();
    for (String name : new String[] {SUMS, "../x", "a b", "", "a\n"}) {
      assertThrows(
          IllegalArgumentException.class, () -> Archive.write(file, Map.of(name, new byte[1])));
    }
    assertArrayEquals(old, Files.readAllBytes(file));
  }
}
