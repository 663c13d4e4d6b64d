package dev.csn.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.ForkedJvm;
import dev.csn.Refusal;
import dev.csn.config.Check;
import dev.csn.config.MaskActivation;
import dev.csn.config.Variant;
import dev.csn.error.InputException;
import dev.csn.io.Archive;
import dev.csn.random.Seed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelArchiveTest {
  private static CsnNetwork network;

  @TempDir private Path directory;
  private Path file;

  @BeforeAll
  static void train() {
    network = TinyModel.network(TinyModel.description(Variant.LEARNED));
    network.train(TinyModel.images(12, TinyModel.SHAPE), TinyModel.triplets(12, 20, 20, 20));
  }

  @BeforeEach
  void place() {
    file = directory.resolve("model.zip");
  }

  private static Map<String, byte[]> entries() {
    return ModelArchive.entries(network.description(), network.parameters());
  }

  private void write(Map<String, byte[]> entries) throws IOException {
    Archive.write(file, entries);
  }

  /** Writes the model with one parameter replaced; null removes it. */
  private void writeWith(String parameter, Tensor replacement) throws IOException {
    Map<String, Tensor> parameters = new LinkedHashMap<>(network.parameters());
    if (replacement == null) {
      parameters.remove(parameter);
    } else {
      parameters.put(parameter, replacement);
    }
    write(ModelArchive.entries(network.description(), parameters));
  }

  /** Writes the model with something in its description replaced. */
  private void writeDescribed(String found, String replacement) throws IOException {
    replaceDescribed(entries(), found, replacement);
  }

  private void replaceDescribed(Map<String, byte[]> entries, String found, String replacement)
      throws IOException {
    String json = new String(entries.get("model.json"), StandardCharsets.UTF_8);
    assertTrue(json.contains(found), json);
    entries.put("model.json", json.replace(found, replacement).getBytes(StandardCharsets.UTF_8));
    write(entries);
  }

  private void assertRefused(Object... named) {
    Refusal.ofInput(() -> CsnNetwork.read(file), named);
  }

  @ParameterizedTest
  @CsvSource({"learned, 3, 4", "fixed, 2, 5", "standard, 1, 1", "specialists, 3, 2"})
  void aModelReadBackEmbedsIdenticallyToTheLastBit(String variant, int conditions, int size)
      throws IOException {
    CsnNetwork written =
        TinyModel.network(
            TinyModel.description(
                Check.oneOf("variant", variant, Variant.values()),
                conditions,
                size,
                TinyModel.SHAPE));
    write(ModelArchive.entries(written.description(), written.parameters()));
    CsnNetwork read = CsnNetwork.read(file);
    assertEquals(written.description(), read.description());
    assertArrayEquals(written.rawMasks(), read.rawMasks());
    assertArrayEquals(TinyModel.flat(written), TinyModel.flat(read));
    var images = TinyModel.images(30, TinyModel.SHAPE);
    assertArrayEquals(written.embed(images), read.embed(images));
  }

  @ParameterizedTest
  @CsvSource({"LEARNED, 3, st", "SPECIALISTS, 4, 0.st"})
  void soDoesOneWithAResidualEncoder(Variant variant, int width, String prefix) throws IOException {
    CsnNetwork written = TinyModel.network(TinyModel.residual(variant, width, TinyModel.SHAPE));
    TinyModel.shake(written);
    write(ModelArchive.entries(written.description(), written.parameters()));
    assertEquals(written.description(), ModelArchive.readDescription(file));
    CsnNetwork read = CsnNetwork.read(file);
    assertArrayEquals(TinyModel.flat(written), TinyModel.flat(read));
    var images = TinyModel.images(30, TinyModel.SHAPE);
    assertArrayEquals(written.embed(images), read.embed(images));
    assertEquals(
        2 * 20,
        read.parameters().keySet().stream().filter(name -> name.startsWith(prefix)).count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"residualWidth\": 4 | \"residualWidth\": 5 | parameters/",
        "\"residualWidth\": 4, | '' | parameters/conv1/",
        "\"residualWidth\": 4 | \"residualWidth\": 0 | residualWidth 0",
        "\"residualWidth\": 4 | \"residualWidth\": 257 | residualWidth 257",
        "\"residualWidth\": 4 | \"residualWidth\": \"4\" | key 'model.residualWidth'",
        "\"residualWidth\": 4 | \"residualWidth\": 4.5 | key 'model.residualWidth'",
        "\"height\": 8 | \"height\": 7 | the encoder resnet18",
        "\"height\": 8 | \"height\": 2000 | parameters/stem2/"
      })
  void aResidualEncoderDescribedAsAnotherIsRefused(String found, String replacement, String problem)
      throws IOException {
    CsnNetwork residual =
        TinyModel.network(TinyModel.residual(Variant.LEARNED, 4, TinyModel.SHAPE));
    Map<String, byte[]> entries =
        ModelArchive.entries(residual.description(), residual.parameters());
    replaceDescribed(entries, found, replacement);
    assertRefused(file, problem);
  }

  @Test
  void aLeNetIsDescribedAsItWasWhenThereWasNoOther() throws IOException {
    String json = new String(entries().get("model.json"), StandardCharsets.UTF_8);
    assertFalse(json.contains("residual"), json);
    writeDescribed("\"embeddingSize\"", "\"residualWidth\": 4, \"embeddingSize\"");
    assertRefused(file, "parameters/stage1");
  }

  @Test
  void descriptionAndMasksAreReadOnTheirOwn() throws IOException {
    write(entries());
    assertEquals(network.description(), ModelArchive.readDescription(file));
    assertArrayEquals(network.rawMasks(), ModelArchive.readMasks(file));
  }

  @Test
  void aModelReadBackHasItsOwnMaskActivation() throws IOException {
    CsnNetwork softplus =
        TinyModel.network(
            TinyModel.description(Variant.LEARNED, MaskActivation.SOFTPLUS, 3, 4, TinyModel.SHAPE));
    write(ModelArchive.entries(softplus.description(), softplus.parameters()));
    float[][] active = softplus.masks().active();
    assertTrue(active[0][0] > Math.max(0, softplus.rawMasks()[0][0]));
    assertArrayEquals(active, CsnNetwork.read(file).masks().active());
    assertArrayEquals(
        active, ModelArchive.readDescription(file).masks(ModelArchive.readMasks(file)).active());
    write(entries());
    assertEquals(network.description(), ModelArchive.readDescription(file));
    assertArrayEquals(network.masks().active(), CsnNetwork.read(file).masks().active());
  }

  @Test
  void descriptionAndMasksNeedNoNativeCode() throws IOException, InterruptedException {
    write(entries());
    ForkedJvm.Result result =
        ForkedJvm.likeThisOne()
            .without("nd4j", "deeplearning4j", "javacpp", "openblas")
            .run(directory, PrintedModel.class, file.toString());
    assertEquals("", result.err());
    assertEquals(PrintedModel.of(file), result.out().strip());
  }

  @Test
  void aMissingFileIsNamed() {
    assertRefused(file, "no such file");
    Refusal.ofInput(() -> ModelArchive.readDescription(file), file, "no such file");
    Refusal.ofInput(() -> ModelArchive.readMasks(file), file, "no such file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"conv1/W", "dense/b", "similarity/beta"})
  void aMissingOrRenamedParameterIsNamed(String parameter) throws IOException {
    writeWith(parameter, null);
    assertRefused(file, parameter);
    Map<String, byte[]> renamed = entries();
    renamed.put("parameters/other.npy", renamed.remove("parameters/" + parameter + ".npy"));
    write(renamed);
    assertRefused(file, parameter);
  }

  @ParameterizedTest
  @CsvSource({"conv2/W, 12800", "embedding/b, 5", "similarity/beta, 12"})
  void aParameterOfAnotherShapeIsRefusedWithBothShapes(String parameter, int length)
      throws IOException {
    writeWith(parameter, new Tensor(new long[] {length}, new float[length]));
    assertRefused(
        file,
        parameter,
        "[" + length + "]",
        Arrays.toString(network.parameters().get(parameter).shape()));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void aParameterThatIsNoNumberIsRefusedWithItsPlace(float value) throws IOException {
    Tensor weights = network.parameters().get("embedding/W");
    weights.values()[7] = value;
    writeWith("embedding/W", weights);
    assertRefused(file, "embedding/W", "element 7", value);
  }

  @Test
  void aParameterThatIsNoArrayIsRefused() throws IOException {
    Map<String, byte[]> entries = entries();
    entries.put("parameters/conv1/b.npy", new byte[100]);
    write(entries);
    assertRefused(file, "conv1/b", "not a NumPy array");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"formatVersion\": 1 | \"formatVersion\": 2 | formatVersion 2, must be 1",
        "\"formatVersion\": 1 | \"formatVersion\": \"1\" | formatVersion \"1\", must be 1",
        "\"formatVersion\": 1, | '' | formatVersion is missing",
        "\"model\" | \"mode\" | key 'mode': unknown",
        "\"embeddingSize\" | \"embeddingsize\" | key 'model.embeddingSize'",
        "\"variant\" | \"extra\": 1, \"variant\" | key 'model.extra': unknown",
        "\"embeddingSize\": 4 | \"embeddingSize\": 4.0 | key 'model.embeddingSize'",
        "\"embeddingSize\": 4 | \"embeddingSize\": 0 | embeddingSize 0",
        "\"embeddingSize\": 4 | \"embeddingSize\": -1 | embeddingSize -1",
        "\"embeddingSize\": 4 | \"embeddingSize\": 2000000000 | embeddingSize 2000000000",
        "\"embeddingSize\": 4 | \"embeddingSize\": 5 | parameters/",
        "\"learned\" | \"specialists\" | parameters/0.conv1/",
        "\"relu\" | \"elu\" | 'elu'",
        "\"maskActivation\": \"relu\", | '' | must have variant, normalize, maskActivation",
        "\"normalize\": false, | '' | must have variant, normalize, maskActivation",
        "\"normalize\" | \"encoder\": {\"kind\": \"vit\"}, \"normalize\" | key 'model.encoder'",
        "\"learned\" | \"lerned\" | 'lerned'",
        "\"learned\" | null | variant",
        "\"learned\" | 7 | variant",
        "\"height\": 8 | \"height\": 3 | 3x8x1",
        "\"height\": 8 | \"height\": -8 | -8x8x1",
        "\"height\": 8 | \"height\": 12 | parameters/dense/W",
        "\"height\": 8 | \"height\": 16000000 | 16000000x8x1",
        "\"height\": 8 | \"height\": 4096 | describes a model of",
        "\"channels\": 1 | \"channels\": 3 | parameters/conv1/W",
        "\"channels\": 1 | \"channels\": 2 | channels",
        "\"c1\" | \"c2\" | different names",
        "\"c1\" | \"../c1\" | ../c1",
      })
  void aDescriptionOfAnythingElseIsRefused(String found, String replacement, String problem)
      throws IOException {
    writeDescribed(found, replacement);
    assertRefused(file, problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "7", "{", "{}{}", "{\"formatVersion\": 1}", "\u0000"})
  void aDescriptionThatIsNoneIsRefused(String json) throws IOException {
    Map<String, byte[]> entries = entries();
    entries.put("model.json", json.getBytes(StandardCharsets.UTF_8));
    write(entries);
    assertRefused(file, "model.json");
    Refusal.ofInput(() -> ModelArchive.readDescription(file), file, "model.json");
  }

  @Test
  void moreDimensionsThanAnyModelHasAreRefused() {
    Refusal.ofInput(
        () -> TinyModel.description(Variant.SPECIALISTS, 257, 4096, TinyModel.SHAPE),
        "257 encoders",
        "at most 1048576 dimensions");
    assertEquals(
        1 << 20,
        TinyModel.description(Variant.SPECIALISTS, 256, 4096, TinyModel.SHAPE).dimensions());
  }

  @Test
  void aModelWithoutAttributesIsRefused() throws IOException {
    Map<String, byte[]> entries = entries();
    String json = new String(entries.get("model.json"), StandardCharsets.UTF_8);
    String without = json.replaceFirst("(?s)\"attributes\": \\[.*\\]", "\"attributes\": []");
    entries.put("model.json", without.getBytes(StandardCharsets.UTF_8));
    write(entries);
    assertRefused(file, "attributes");
  }

  @Test
  void aFlippedByteAnywhereIsNoticedOrChangesNothing() throws IOException {
    write(entries());
    byte[] intact = Files.readAllBytes(file);
    SplittableRandom random = new Seed(31).random();
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      byte[] damaged = intact.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) random.nextInt(1, 256);
      Files.write(file, damaged);
      try {
        CsnNetwork read = CsnNetwork.read(file);
        assertEquals(network.description(), read.description());
        assertArrayEquals(TinyModel.flat(network), TinyModel.flat(read));
      } catch (InputException e) {
        assertEquals(1, e.getMessage().lines().count());
        assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
        refused++;
      }
    }
    assertTrue(refused > 190, refused + " of 200");
  }

  @Test
  void aFileCutOffIsRefused() throws IOException {
    write(entries());
    byte[] intact = Files.readAllBytes(file);
    SplittableRandom random = new Seed(32).random();
    for (int i = 0; i < 20; i++) {
      Files.write(file, Arrays.copyOf(intact, random.nextInt(intact.length)));
      assertRefused(file, "damaged");
      assertThrows(InputException.class, () -> ModelArchive.readDescription(file));
      assertThrows(InputException.class, () -> ModelArchive.readMasks(file));
    }
  }
}
