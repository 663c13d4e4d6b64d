package dev.csn.io;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksumsTest {
  @TempDir private Path directory;
  private Path file;
  private Path list;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(directory.resolve("a.npy"), "123456789");
    list = directory.resolve("CRC32CSUMS");
    Map<String, String> sums = new LinkedHashMap<>();
    sums.put("a.npy", Checksums.of(file));
    sums.put("b/c.csv", "00000000");
    Checksums.write(list, sums);
  }

  private Checksums read() {
    return Checksums.read(list).orElseThrow();
  }

  /** The usual check value, that of "123456789", of CRC-32C as iSCSI has it (RFC 3720). */
  @Test
  void theSumIsTheOneOfIscsi() throws IOException {
    assertEquals("e3069283", Checksums.of("123456789".getBytes(StandardCharsets.US_ASCII)));
    assertEquals("e3069283", Checksums.of(file));
    assertEquals("00000000", Checksums.of(new byte[0]));
  }

  @Test
  void aListIsALineForEachFile() throws IOException {
    assertEquals("e3069283  a.npy\n00000000  b/c.csv\n", Files.readString(list));
    assertDoesNotThrow(() -> read().verify("a.npy", file));
  }

  @Test
  void whatHasChangedOrIsGoneIsNamed() throws IOException {
    Files.writeString(file, "123456780");
    Refusal.ofInput(() -> read().verify("a.npy", file), file, "e3069283", list.toString());
    Files.delete(file);
    Refusal.ofInput(() -> read().verify("a.npy", file), file, "no such file");
  }

  @Test
  void whatIsNotListedIsNotVouchedFor() {
    Refusal.ofInput(() -> read().verify("d", file), list, "does not list d");
    Refusal.ofInput(() -> read().verify("b/c.csv", "00000001", file), file, "00000000");
  }

  @Test
  void aDamagedListIsRefused() throws IOException {
    String text = Files.readString(list);
    for (String damaged :
        new String[] {text.substring(1), text.replace("  ", " "), text + "x\n", "\0" + text}) {
      Files.writeString(list, damaged);
      Refusal.ofInput(this::read, list, "damaged");
    }
    Files.write(list, new byte[(1 << 20) + 1]);
    Refusal.ofInput(this::read, list, "larger than");
    Files.delete(list);
    Files.createDirectory(list);
    Refusal.ofInput(this::read, list);
  }

  /** As of a gallery in ten thousand parts. */
  @Test
  void aListMayBeLong() throws IOException {
    Map<String, String> sums = new LinkedHashMap<>();
    for (int part = 0; part < 10_000; part++) {
      sums.put("items.parquet/part-%05d.parquet".formatted(part), "00000000");
    }
    Checksums.write(list, sums);
    assertEquals(sums.keySet(), read().names());
  }

  @Test
  void withoutAListNothingIsKnown() throws IOException {
    Files.delete(list);
    assertTrue(Checksums.read(list).isEmpty());
  }
}
