package dev.csn.source.triplets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.Refusal;
import dev.csn.dataset.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasedTripletsTest {
  @TempDir private Path directory;

  private void write(String file, String text) throws IOException {
    Path path = directory.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void writeLists(String condition, String separator) throws IOException {
    write("tripletlists/" + condition + separator + "train.txt", "0 1 2\n1 0 2\n");
    write("tripletlists/" + condition + separator + "val.txt", "0 2 1\n");
    write("tripletlists/" + condition + separator + "test.txt", "2 1 0\n");
  }

  private void writeNames() throws IOException {
    write("filenames.json", "[\"a/1.jpg\", \"a/2.jpg\", \"3.jpg\"]");
  }

  @Test
  void theReleasedLayoutIsRead() throws IOException {
    writeNames();
    writeLists("heel", "_tripletlist_");
    writeLists("class", "_tripletlist_");
    write("README.txt", "0 1");
    ReleasedTriplets released = ReleasedTriplets.read(directory);
    assertEquals(List.of("a/1.jpg", "a/2.jpg", "3.jpg"), released.files());
    assertEquals(List.of("class", "heel"), List.copyOf(released.conditions().keySet()));
    assertArrayEquals(
        new int[] {0, 2, 1, 1, 2, 0}, released.conditions().get("heel").get(Split.TRAIN));
    assertArrayEquals(new int[] {0, 1, 2}, released.conditions().get("heel").get(Split.VALIDATION));
    assertArrayEquals(new int[] {2, 0, 1}, released.conditions().get("class").get(Split.TEST));
    assertEquals(7, released.sources().size());
  }

  @Test
  void namesMayBeALineEachAndListsPlainlyNamed() throws IOException {
    write("filenames.json", "a/1.jpg\n a/2.jpg \r\n3.jpg\n\n");
    writeLists("closed", "_");
    ReleasedTriplets released = ReleasedTriplets.read(directory);
    assertEquals(List.of("a/1.jpg", "a/2.jpg", "3.jpg"), released.files());
    assertEquals(1, released.conditions().size());
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    Refusal.ofInput(
        () -> ReleasedTriplets.read(directory.resolve("none")), "--triplets", "no such directory");
    Refusal.ofInput(() -> ReleasedTriplets.read(directory), "filenames.json: no such file");
    writeNames();
    Refusal.ofInput(() -> ReleasedTriplets.read(directory), "holds no list of triplets");
    writeLists("heel", "_tripletlist_");
    write("tripletlists/heel_tripletlist_val.txt", "\n");
    Refusal.ofInput(
        () -> ReleasedTriplets.read(directory), "'heel': no triplets of split validation");
  }

  @Test
  void ambiguousListsAreRefused() throws IOException {
    writeNames();
    writeLists("heel", "_tripletlist_");
    write("heel_test.txt", "0 1 2\n");
    Refusal.ofInput(
        () -> ReleasedTriplets.read(directory),
        "heel_tripletlist_test.txt: a second list of condition 'heel' and split test");
    write("filenames.json", "[\"x\", null, \"y\"]");
    Refusal.ofInput(() -> ReleasedTriplets.read(directory), "filenames.json: names null");
    write("filenames.json", "x\ny\nx\n");
    Refusal.ofInput(() -> ReleasedTriplets.read(directory), "filenames.json: 'x' twice");
  }

  @Test
  void aConditionNeedsANameThatFlagsCanHold() throws IOException {
    writeNames();
    writeLists("heel height", "_tripletlist_");
    Refusal.ofInput(() -> ReleasedTriplets.read(directory), "'heel height'");
  }
}
