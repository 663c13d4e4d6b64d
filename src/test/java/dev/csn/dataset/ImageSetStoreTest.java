package dev.csn.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.image.Pixels;
import dev.csn.io.KilledWriter;
import dev.csn.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSetStoreTest {
  @TempDir Path root;
  private Path directory;
  private Path json;
  private Path csv;
  private Path npy;

  @BeforeEach
  void dataset() {
    directory = root.resolve("set");
    json = directory.resolve("dataset.json");
    csv = directory.resolve("items.csv");
    npy = directory.resolve("images.npy");
    SmallDataset.write(directory, false);
  }

  @Test
  void aDatasetThatIsBeingReplacedAtTheMomentIsToldFromNone() throws Exception {
    Process replacing = KilledWriter.at(KilledWriter.Moment.REPLACING, directory);
    Refusal.ofInput(
        () -> ImageSetStore.read(directory), directory, "is replacing it", "mv '", "/old' '");
    var unused = replacing.destroyForcibly().waitFor();
    assertDoesNotThrow(() -> ImageSetStore.read(directory));
  }

  @Test
  void whatWasWrittenIsRead() throws IOException {
    ImageSet set = ImageSetStore.read(directory);
    assertEquals("small", set.name());
    assertEquals(SmallDataset.SHAPE, set.shape());
    assertEquals(7, set.size());
    assertEquals(Sha256.of(json), set.sha256());
    assertEquals(SmallDataset.items().schemas(), set.items().schemas());
    for (int item = 0; item < 7; item++) {
      byte[] image = new byte[18];
      set.pixels().copy(item, image, 0);
      assertArrayEquals(SmallDataset.image(item), image);
      assertEquals(SmallDataset.items().values(item), set.items().values(item));
      assertEquals(SmallDataset.items().split(item), set.items().split(item));
    }
  }

  @Test
  void aMissingDirectorySaysHowToMakeOne() {
    Path none = root.resolve("none");
    Refusal.ofInput(() -> ImageSetStore.read(none), none, "no such directory", "csn prepare-data");
    Refusal.ofInput(() -> ImageSetStore.read(json), json, "not a directory", "csn prepare-data");
    Refusal.ofInput(
        () -> ImageSetStore.read(root), root.resolve("dataset.json"), "csn prepare-data");
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    Files.delete(npy);
    Refusal.ofInput(() -> ImageSetStore.read(directory), npy, "no such file");
    Files.delete(csv);
    Refusal.ofInput(() -> ImageSetStore.read(directory), csv, "no such file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"formatVersion\": 1     | \"formatVersion\": 2     | formatVersion 2, must be 1",
        "\"formatVersion\": 1     | \"formatVersion\": \"1\" | must be 1",
        "\"formatVersion\": 1,    | ``                       | formatVersion is missing, must be 1",
        "\"seed\": 5              | \"seed\": 5, \"sede\": 5 | key 'sede': unknown",
        "\"seed\": 5              | \"seed\": null           | seed",
        "\"seed\": 5,             | ``                       | seed",
        "\"seed\": 5              | \"seed\": \"5\"          | key 'seed': must be a whole number",
        "\"name\": \"small\"      | \"name\": null           | name: missing",
        "\"height\": 2            | \"height\": 0            | key 'image': 0x3x3: must be at"
            + " least",
        "\"height\": 2            | \"height\": 2000000000   | key 'image': 2000000000x3x3",
        "\"height\": 2            | \"height\": 20000000000  | image.height",
        "\"height\": 2            | \"height\": 2.5          | key 'image.height': must be a whole",
        "\"channels\": 3          | \"channels\": 4          | key 'image': 2x3x4",
        "\"kind\": \"continuous\" | \"kind\": \"graded\"     | key 'attributes[0].kind': 'graded'"
            + " must",
        "\"kind\": \"continuous\" | \"kind\": \"ordinal\" | place: of kind ordinal, must have"
            + " classes",
        "\"size\": 4              | \"size\": 5              | key 'attributes[1]': kind: size 5",
        "\"name\": \"kind\"       | \"name\": \"place_x\"    | two columns named 'place_x'",
        "\"name\": \"kind\"       | \"name\": \"id\"         | two columns named 'id'",
        "\"train\": 4             | \"train\": -4            | key 'splits': -4 train",
        "\"train\": 4             | \"train\": 2147483647    | key 'splits': more than",
        "\"items.csv\":           | \"items.txt\":           | must be [images.npy, items.csv]",
        "\"items.csv\": \"        | \"items.csv\": \"x       | files.items.csv",
        "\"seed\": 5 | \"dependences\": 7, \"seed\": 5 | key 'dependences': must be a list",
        "\"seed\": 5 | \"dependences\": [null], \"seed\": 5 | dependences: missing",
        "\"seed\": 5 | DEPENDENCES 'kind', 'on': 'kind', 'strength': 1}] | dependences[0]': 'kind'",
        "\"seed\": 5 | DEPENDENCES 'kind', 'on': 'x', 'strength': 1}] | the attributes are [place,"
            + " kind]",
        "\"seed\": 5 | DEPENDENCES 'x', 'on': 'kind', 'strength': 1}] | the attributes are [place,"
            + " kind]",
        "\"seed\": 5 | DEPENDENCES 'kind', 'strength': 1}] | dependences[0]': 'kind' on 'null'",
        "\"seed\": 5 | DEPENDENCES 'kind', 'on': 'place'}] | strength",
        "\"seed\": 5 | DEPENDENCES 'kind', 'on': 'place', 'strength': 0}] | strength 0.0",
        "\"seed\": 5 | DEPENDENCES 'kind', 'on': 'place', 'strength': 1.1}] | strength 1.1",
        "\"a.txt\": \"            | \"a.txt\": \"x           | sources.a.txt",
        "\"sources\": {           | \"sources\": 7, \"x\": { | must be an object"
      })
  void aDamagedDescriptionIsRefusedWithKeyAndValue(String old, String damaged, String message)
      throws IOException {
    String dependences = "\"seed\": 5, \"dependences\": [{\"attribute\":";
    String text =
        damaged.startsWith("DEPENDENCES")
            ? damaged.replace("DEPENDENCES", dependences).replace('\'', '"')
            : damaged;
    replace(json, old, text);
    Refusal.ofInput(() -> ImageSetStore.read(directory), json + ": ", message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "7", "{", "{}", "not json", "{}{}", "[[[[[["})
  void aDescriptionThatIsNoObjectIsRefused(String text) throws IOException {
    Files.writeString(json, text);
    Refusal.ofInput(() -> ImageSetStore.read(directory), json + ": ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"image", "attributes", "splits", "files", "sources"})
  void aDescriptionWithANullIsRefused(String key) throws IOException {
    replace(json, "\"" + key + "\": ", "\"" + key + "\": null, \"x\": ");
    Refusal.ofInput(() -> ImageSetStore.read(directory), json + ": ");
    replace(json, ", \"x\": ", ", \"" + key + "\": ");
    Refusal.ofInput(() -> ImageSetStore.read(directory), json + ": ", "Duplicate");
  }

  @Test
  void aNullAmongAttributesOrDigestsIsRefused() throws IOException {
    replace(json, "\"attributes\": [ ", "\"attributes\": [ null, ");
    Refusal.ofInput(() -> ImageSetStore.read(directory), json + ": ", "attributes: missing");
    replace(json, "[ null, ", "[ ");
    replace(json, "\"sources\": {", "\"sources\": { \"b\": null,");
    Refusal.ofInput(() -> ImageSetStore.read(directory), json + ": ", "sources.b");
  }

  @Test
  void aDescriptionOfNoItemsIsRefused() throws IOException {
    replace(json, "\"train\": 4", "\"train\": 0");
    replace(json, "\"validation\": 1", "\"validation\": 0");
    replace(json, "\"test\": 2", "\"test\": 0");
    Refusal.ofInput(() -> ImageSetStore.read(directory), json, "at least one");
  }

  @Test
  void idsOtherThanRowNumbersAreRefusedWithTheirLine() throws IOException {
    replace(csv, "6,train", "7,train");
    Refusal.ofInput(() -> ImageSetStore.read(directory), csv + ": line 8: id 7: must be 6");
  }

  @Test
  void splitSizesMustBeThoseOfTheDescription() throws IOException {
    replace(csv, "6,train", "6,test");
    Refusal.ofInput(
        () -> ImageSetStore.read(directory),
        csv,
        "3 train, 1 validation, 3 test",
        "4 train, 1 validation, 2 test");
  }

  @Test
  void fewerItemsThanDescribedAreRefused() throws IOException {
    replace(csv, "6,train,3,16777216,9\n", "");
    Refusal.ofInput(() -> ImageSetStore.read(directory), csv, "3 train", "4 train");
  }

  @Test
  void aDamagedRowIsRefusedWithItsLine() throws IOException {
    replace(csv, "-7,", "seven,");
    Refusal.ofInput(() -> ImageSetStore.read(directory), csv + ": line 5: place_x 'seven'");
  }

  @Test
  void anItemChangedWithinTheFormIsRefusedByItsDigest() throws IOException {
    String written = Sha256.of(csv);
    replace(csv, ",199,", ",198,");
    Refusal.ofInput(() -> ImageSetStore.read(directory), csv, "changed", written, Sha256.of(csv));
  }

  @Test
  void aSinglePixelChangedIsRefusedByItsDigest() throws IOException {
    byte[] bytes = Files.readAllBytes(npy);
    bytes[bytes.length - 1] ^= 1;
    Files.write(npy, bytes);
    Refusal.ofInput(() -> ImageSetStore.read(directory), npy, "changed", Sha256.of(npy));
  }

  @Test
  void imagesCutOffOrTooLongAreRefusedWithBothSizes() throws IOException {
    byte[] bytes = Files.readAllBytes(npy);
    Files.write(npy, Arrays.copyOf(bytes, 253));
    Refusal.ofInput(() -> ImageSetStore.read(directory), npy, 253, 254);
    Files.write(npy, Arrays.copyOf(bytes, 255));
    Refusal.ofInput(() -> ImageSetStore.read(directory), npy, 255, 254);
  }

  @Test
  void imagesOfAnotherShapeThanDescribedAreRefusedWithBoth() throws IOException {
    replace(json, "\"height\": 2", "\"height\": 4");
    Refusal.ofInput(
        () -> ImageSetStore.read(directory), npy, "[7, 2, 3, 3]", "expected UINT8[7, 4, 3, 3]");
  }

  @Test
  void anImageSetHoldsAsManyImagesAsItems() {
    Pixels six = Pixels.of(new byte[6 * 18], SmallDataset.SHAPE);
    assertThrows(
        IllegalArgumentException.class, () -> new ImageSet("x", six, SmallDataset.items(), ""));
  }

  private static void replace(Path file, String old, String replacement) throws IOException {
    String text = Files.readString(file);
    assertTrue(text.contains(old), old);
    int at = text.indexOf(old);
    Files.writeString(
        file, text.substring(0, at) + replacement + text.substring(at + old.length()));
  }
}
