package dev.csn.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void file() {
    file = directory.resolve("t.csv");
  }

  @Test
  void cellsAreQuotedOnlyWhereTheyMustBe() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Csv.write(
        out,
        List.of("name", "x"),
        Stream.of(List.of("plain é", 1), List.of("a,\"b\"", 2.5f), List.of("", 0L)));
    assertEquals(
        "name,x\nplain é,1\n\"a,\"\"b\"\"\",2.5\n\"\",0\n", out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aRowWithoutEndIsNotHeldWhole() throws IOException {
    Files.writeString(file, "a\n" + ",".repeat((1 << 24) + 10_000));
    try (Csv.Reader csv = Csv.open(file)) {
      assertArrayEquals(new String[] {"a"}, csv.next());
      Refusal.ofInput(csv::next, file, "a row of more than 16777216 characters");
    }
  }

  @Test
  void manyRowsMayBeLongerThanARow() throws IOException {
    int rows = 2_000_000;
    Files.writeString(file, "123456789\n".repeat(rows));
    try (Csv.Reader csv = Csv.open(file)) {
      int read = 0;
      while (csv.next() != null) {
        read++;
      }
      assertEquals(rows, read);
    }
  }

  @Test
  void whatWasWrittenIsReadAgain() throws IOException {
    try (var out = Files.newOutputStream(file)) {
      Csv.write(out, List.of("h"), Stream.of(List.of("a,\"b\" é"), List.of("two\nlines")));
    }
    try (Csv.Reader csv = Csv.open(file)) {
      assertArrayEquals(new String[] {"h"}, csv.next());
      assertArrayEquals(new String[] {"a,\"b\" é"}, csv.next());
      assertArrayEquals(new String[] {"two\nlines"}, csv.next());
      assertNull(csv.next());
    }
  }

  @Test
  void linesMayEndAsOnWindowsAndTheLastWithNothing() throws IOException {
    Files.writeString(file, "a,b\r\n1,2");
    try (Csv.Reader csv = Csv.open(file)) {
      assertArrayEquals(new String[] {"a", "b"}, csv.next());
      assertArrayEquals(new String[] {"1", "2"}, csv.next());
      assertTrue(csv.problem("x").getMessage().endsWith("t.csv: line 2: x"));
      assertNull(csv.next());
    }
  }

  @Test
  void anEmptyLineIsARowOfOneEmptyCell() throws IOException {
    Files.writeString(file, "a\n\nb\n");
    try (Csv.Reader csv = Csv.open(file)) {
      csv.next();
      assertArrayEquals(new String[] {""}, csv.next());
      assertTrue(csv.problem("x").getMessage().contains("line 2"));
    }
  }

  @Test
  void aMissingFileIsNamed() {
    Refusal.ofInput(() -> Csv.open(file), file, "no such file");
  }

  @Test
  void aQuoteThatDoesNotEndIsRefused() throws IOException {
    Files.writeString(file, "a\n\"b\nc\n");
    refusesSecondRow("t.csv: line ", "line 2 opens with a double quote");
  }

  @Test
  void textAfterAQuoteIsRefused() throws IOException {
    Files.writeString(file, "a\n\"b\"c\n");
    refusesSecondRow("t.csv: line 2", "text behind the double quote", "written twice");
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() throws IOException {
    Files.write(file, new byte[] {'a', '\n', (byte) 0xff, '\n'});
    try (Csv.Reader csv = Csv.open(file)) {
      Refusal.ofInput(csv::next, file, "not UTF-8");
    }
  }

  private void refusesSecondRow(Object... named) {
    try (Csv.Reader csv = Csv.open(file)) {
      csv.next();
      Refusal.ofInput(csv::next, named);
    }
  }
}
