package dev.csn.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.Trees;
import dev.csn.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Datasets in shards that are not as they were written, and places where there can be none. */
class DamagedShardsTest {
  @TempDir Path root;
  private Path plain;
  private Path sharded;
  private Path json;
  private Path first;
  private Path second;

  /** Shards of 8, 8 and 7 items. */
  @BeforeEach
  void dataset() {
    plain = root.resolve("plain");
    sharded = root.resolve("sharded");
    json = sharded.resolve("shards.json");
    first = sharded.resolve("shard-00000");
    second = sharded.resolve("shard-00001");
    RichDataset.write(plain);
    var unused = ShardsBuilder.build(plain, 8, sharded, false);
  }

  private void refused(Object... named) {
    Refusal.ofInput(() -> ImageSetStore.read(sharded), named);
  }

  @Test
  void aMissingShardIsNamed() throws IOException {
    Trees.delete(second);
    refused(second, "no such directory", json);
    Files.writeString(second, "a file");
    refused(second, "no such directory", json);
  }

  @Test
  void aMovedShardIsNamedByItsNewPlaceOrItsOldOne() throws IOException {
    Path other = sharded.resolve("shard-00007");
    Files.move(second, other);
    refused(other, "shards.json does not list it");
    Files.move(other, sharded.resolve("mine"));
    refused(second, "no such directory", json);
  }

  @Test
  void swappedShardsAreToldFromDamagedOnes() throws IOException {
    Path aside = root.resolve("aside");
    Files.move(first, aside);
    Files.move(second, first);
    Files.move(aside, second);
    refused(first.resolve("dataset.json"), "is that of shard-00001");
  }

  @Test
  void aShardThatIsThereTwiceIsToldFromADamagedOne() throws IOException {
    Trees.delete(second);
    Trees.copy(first, second);
    refused(second.resolve("dataset.json"), "is that of shard-00000");
  }

  @Test
  void aShardOfAnotherDatasetIsRefused() throws IOException {
    Path other = root.resolve("other");
    SmallDataset.write(other, false);
    Trees.delete(second);
    Trees.copy(other, second);
    refused(second.resolve("dataset.json"), "changed", Sha256.of(other.resolve("dataset.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"items.csv", "images.npy", "triplets-taste.npy"})
  void aDamagedFileOfAShardIsNamed(String name) throws IOException {
    Path file = second.resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 2] ^= 1;
    Files.write(file, bytes);
    refused(file);
    Files.delete(file);
    refused(file, "no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"triplets-taste.npy", "report.json"})
  void whatLiesBesideTheShardsIsVerifiedToo(String name) throws IOException {
    Path file = sharded.resolve(name);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    refused(file);
    Files.delete(file);
    refused(file, "no such file");
  }

  @Test
  void aDatasetWhoseListIsGoneSaysSo() throws IOException {
    Files.delete(json);
    refused(json, "no such file");
    Files.createDirectory(json);
    refused(json, "directory");
  }

  @Test
  void aDirectoryIsADatasetWithShardsOrWithout() throws IOException {
    Files.copy(plain.resolve("dataset.json"), sharded.resolve("dataset.json"));
    refused(sharded, "shards.json and dataset.json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"formatVersion\": 1 | \"formatVersion\": 2 | formatVersion 2, must be 1",
        "\"name\": \"rich\"   | \"name\": \"poor\"   | name rich, shards.json says poor",
        "\"shards\": [      | \"shrads\": 1, \"shards\": [ | key 'shrads': unknown",
        "\"name\": \"rich\"   | \"name\": null       | name: missing",
        "\"height\": 2        | \"height\": 3        | image 2x3x3, shards.json says 3x3x3",
        "\"fit\": \"pad\",    | ``                   | fit pad, shards.json says stretch",
        "\"kind\", | \"king\",  | attributes",
        "\"train\": 12 | \"train\": 11 | but the shards have 12 train",
        "\"shard-00001\" | \"shard-00000\" | directory 'shard-00000', must be shard-00001",
        "\"shard-00001\" | \"../plain\" | directory '../plain', must be shard-00001",
        "\"shard-00001\" | null | directory 'null', must be shard-00001",
        "\"firstId\": 8 | \"firstId\": 7 | shard-00001: firstId 7, must be 8",
        "\"items\": 7 | \"items\": 6 | items 6: must be at least 1, and those of the splits",
        "\"items\": 7 | \"items\": 2147483648 | items",
        "\"sha256\": \" | \"sha256\": \"x | is no SHA-256",
        "\"triplets-taste.npy\" | \"triplets-smell.npy\" | files: ",
      })
  void aListThatIsNotOfTheFormatOrAtOddsIsRefused(String old, String replacement, String message)
      throws IOException {
    String text = Files.readString(json);
    assertTrue(text.contains(old), old);
    Files.writeString(json, text.replace(old, replacement));
    refused(message);
  }

  @Test
  void aListWithoutShardsIsRefused() throws IOException {
    String text = Files.readString(json);
    Files.writeString(json, text.substring(0, text.indexOf("\"shards\"")) + "\"shards\": []\n}\n");
    refused(json, "shards: 0, must be from 1 to 10000");
    Files.writeString(json, text.replace("\"shards\": [ {", "\"shards\": [ null, {"));
    refused(json, "shards: missing");
  }

  @Test
  void shardsThatHaveFileNamesInPartOnlyAreRefused() throws IOException {
    ImageSet read = ImageSetStore.read(second);
    Path csv = second.resolve("items.csv");
    String before = Sha256.of(csv);
    String text = Files.readString(csv);
    Files.writeString(csv, text.replace(",file\n", "\n").replaceAll(",a folder/[^\n]*", ""));
    String changed = replaceDigest(second.resolve("dataset.json"), before, Sha256.of(csv));
    replaceDigest(json, read.sha256(), changed);
    refused(csv, "lacks the column file");
  }

  /** The file's digest then. */
  private static String replaceDigest(Path file, String old, String digest) throws IOException {
    String text = Files.readString(file);
    assertTrue(text.contains(old), old);
    Files.writeString(file, text.replace(old, digest));
    return Sha256.of(file);
  }

  @Test
  void aDatasetIsReplacedWhenForcedOnlyWhicheverKindItIs() throws IOException {
    for (Path place : List.of(plain, sharded)) {
      Path target = root.resolve("target");
      Trees.copy(place, target);
      Refusal.ofConfiguration(
          () -> ShardsBuilder.build(plain, 10, target, false), target, "--force");
      var unused = ShardsBuilder.build(plain, 10, target, true);
      assertFalse(Files.exists(target.resolve("dataset.json")));
      assertEquals(RichDataset.ITEMS, ImageSetStore.read(target).size());
      SmallDataset.write(target, true);
      assertFalse(Files.exists(target.resolve("shards.json")));
      assertEquals(SmallDataset.ITEMS, ImageSetStore.read(target).size());
      Trees.delete(target);
    }
    assertEquals(List.of("plain", "sharded"), names(root));
  }

  @Test
  void nothingOfAnothersIsReplaced() throws IOException {
    Files.writeString(second.resolve("mine.txt"), "mine");
    Refusal.ofConfiguration(
        () -> ShardsBuilder.build(plain, 10, sharded, true), sharded, "shard-00001");
    Files.delete(second.resolve("mine.txt"));
    Trees.delete(first);
    Files.createSymbolicLink(first, second);
    Refusal.ofConfiguration(
        () -> ShardsBuilder.build(plain, 10, sharded, true), sharded, "shard-00000");
    assertTrue(Files.exists(second.resolve("dataset.json")));
  }

  @Test
  void aDatasetIsNeverSplitIntoItself() {
    Map<Path, Path> places =
        Map.of(plain, plain, first, sharded, sharded, sharded.resolve("shard-00003"));
    places.forEach(
        (source, output) ->
            Refusal.ofConfiguration(
                () -> ShardsBuilder.build(source, 10, output, true),
                "--output " + output,
                "--source " + source));
    assertEquals(RichDataset.ITEMS, ImageSetStore.read(plain).size());
    assertEquals(RichDataset.ITEMS, ImageSetStore.read(sharded).size());
  }

  @Test
  void aDamagedSourceLeavesNothingBehind() throws IOException {
    Files.write(plain.resolve("images.npy"), new byte[10]);
    Refusal.ofInput(
        () -> ShardsBuilder.build(plain, 10, root.resolve("new"), false),
        plain.resolve("images.npy"));
    assertEquals(List.of("plain", "sharded"), names(root));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }
}
