package dev.csn.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.csn.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignTextTest {
  private static final String TABLE = "file,größe\np0.png,groß €\n";

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void file() {
    file = directory.resolve("items.csv");
  }

  @Test
  void unicodeWithAMarkIsRead() throws IOException {
    for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
      Files.write(file, ("\ufeff" + TABLE).getBytes(charset));
      try (Csv.Reader csv = Csv.openExport(file, ',')) {
        assertArrayEquals(new String[] {"file", "größe"}, csv.next());
        assertArrayEquals(new String[] {"p0.png", "groß €"}, csv.next());
        assertNull(csv.next());
      }
    }
  }

  private void refused(byte[] bytes, Object... named) throws IOException {
    Files.write(file, bytes);
    Refusal.ofInput(() -> readAll(file), named);
  }

  private static void readAll(Path file) {
    try (Csv.Reader csv = Csv.openExport(file, ',')) {
      while (csv.next() != null) {
        // Each row is only read.
      }
    }
  }

  @Test
  void otherEncodingsAreNamedWithTheCommandThatConvertsThem() throws IOException {
    refused(TABLE.getBytes(UTF_16LE), file, "UTF-16 without", "iconv -f UTF-16LE -t UTF-8 " + file);
    refused(TABLE.getBytes(UTF_16BE), "iconv -f UTF-16BE");
    refused(("\ufeff" + TABLE).getBytes(Charset.forName("UTF-32LE")), "UTF-32");
    refused(
        ("x,y\n" + TABLE).getBytes(Charset.forName("windows-1252")),
        "not UTF-8 text: line 2, which windows-1252 reads as 'file,größe'",
        "iconv -f WINDOWS-1252 -t UTF-8 " + file);
    // Far behind what is read at once, and after lines that are UTF-8.
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write("größe\n".repeat(9_999).getBytes(UTF_8));
    out.write("klein,groß\n".getBytes(ISO_8859_1));
    refused(out.toByteArray(), "line 10000, which windows-1252 reads as 'klein,groß'");
    refused(Arrays.copyOf(("\ufeff" + TABLE).getBytes(UTF_16LE), 13), "not UTF-16LE text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\u00d0\u00cf\u0011\u00e0 | an Excel workbook (xls)",
        "PAR1 | a Parquet file",
        "ARROW1 | an Arrow (Feather) file",
        "\u0089HDF | an HDF5 file",
        "%PDF-1.7 | a PDF",
        "\u0089PNG | an image",
        "[{\"file\": \"a.png\"}] | is JSON",
        "{\"file\": \"a.png\"} | is JSON",
        "<!DOCTYPE html><table> | HTML",
        "  <html> | HTML",
      })
  void otherFilesAreNamedByTheirFirstBytes(String start, String name) throws IOException {
    refused((start + "\u00fe\u0000").getBytes(ISO_8859_1), file, name);
  }

  @Test
  void archivesAndSpreadsheetsAreToldApart() throws IOException {
    refused(
        zip("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook (xlsx)", "save it as");
    refused(zip("items.csv"), "a ZIP archive", "unpack");
    byte[] ods = zip("mimetype");
    refused(ods, "OpenDocument");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(TABLE.getBytes(UTF_8));
    }
    refused(out.toByteArray(), "compressed by gzip", "gunzip -k " + file);
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        byte[] content = "application/vnd.oasis.opendocument.spreadsheet".getBytes(UTF_8);
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  @Test
  void whatCanBeReadOnceOnlyIsReadToItsEnd() throws Exception {
    Process made = new ProcessBuilder("mkfifo", file.toString()).inheritIO().start();
    assumeTrue(made.waitFor() == 0);
    String table = TABLE + "p1.png,klein\n".repeat(10_000);
    CompletableFuture<Void> written =
        CompletableFuture.runAsync(
            () -> {
              try {
                Files.write(file, table.getBytes(UTF_8), StandardOpenOption.WRITE);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    int rows = 0;
    try (Csv.Reader csv = Csv.openExport(file, ',')) {
      while (csv.next() != null) {
        rows++;
      }
    }
    var unused = written.join();
    assertEquals(10_002, rows);
  }
}
