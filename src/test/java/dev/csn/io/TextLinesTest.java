package dev.csn.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextLinesTest {
  @TempDir Path directory;

  private List<String> lines(byte[] content) throws IOException {
    Path file = Files.write(directory.resolve("text"), content);
    List<String> lines = new ArrayList<>();
    try (TextLines reader = TextLines.open(file, 5)) {
      for (String line = reader.next(); line != null; line = reader.next()) {
        lines.add(line);
      }
      assertNull(reader.next());
    }
    return lines;
  }

  private List<String> lines(String content) throws IOException {
    return lines(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void linesEndAtLineFeedsWithOrWithoutCarriageReturns() throws IOException {
    assertEquals(List.of(), lines(""));
    assertEquals(List.of("", ""), lines("\n\n"));
    assertEquals(List.of("a", "bé", "", "c"), lines("a\nbé\r\n\r\nc"));
    assertEquals(List.of("a\rb"), lines("a\rb\n"));
  }

  @Test
  void aLineMayBeSoLongAndNoLonger() throws IOException {
    assertEquals(List.of("12345", "12345"), lines("12345\n12345"));
    assertThrows(IOException.class, () -> lines("12345\n123456"));
  }

  @Test
  void whatIsNoUtf8IsRefused() {
    assertThrows(CharacterCodingException.class, () -> lines(new byte[] {'a', (byte) 0xff}));
  }
}
