package dev.csn.source.triplets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.csn.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TripletListFileTest {
  @TempDir private Path directory;

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("list.txt"), text);
  }

  @Test
  void theSecondNumberIsTheFarImage() throws IOException {
    int[] read = TripletListFile.read(file("0 17 42\n3 4 5\n"), 43);
    assertArrayEquals(new int[] {0, 42, 17, 3, 5, 4}, read);
  }

  @Test
  void blanksMayBeOfAnyKindAndNumber() throws IOException {
    int[] read = TripletListFile.read(file("\r\n  7\t1  002 \r\n\n \n1 2 3"), 8);
    assertArrayEquals(new int[] {7, 2, 1, 1, 3, 2}, read);
  }

  @Test
  void listsAreLong() throws IOException {
    int[] read = TripletListFile.read(file("0 1 2\n".repeat(5000)), 3);
    assertArrayEquals(new int[] {0, 2, 1}, java.util.Arrays.copyOfRange(read, 14_997, 15_000));
  }

  @ParameterizedTest
  @CsvSource({
    "'0 1 2\n0 1', line 2: 2 of three numbers",
    "'0 1 2 3', line 1: more than three numbers",
    "'0 1 2\n\n0 1 3', 'line 3: image 3, must be from 0 to 2'",
    "'0 1 99999999999999999999', line 1: image",
    "'0 1 1', line 1: must name three different images",
    "'0 -1 2', line 1: must be three indices of images and blanks between them",
    "'0 1 2.0', line 1: must be three indices of images and blanks between them",
    "'anchor far close', line 1: must be three indices of images and blanks between them",
  })
  void brokenLinesAreRefusedByTheirNumber(String text, String why) throws IOException {
    Path file = file(text);
    Refusal.ofInput(() -> TripletListFile.read(file, 3), why);
  }
}
