package dev.csn.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.TestConfig;
import dev.csn.attribute.Attribute;
import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.error.TrainingException;
import dev.csn.image.Pixels;
import dev.csn.io.Archive;
import dev.csn.model.CsnNetwork;
import dev.csn.model.ImageTensors;
import dev.csn.model.ModelArchive;
import dev.csn.model.Tensor;
import dev.csn.triplet.HeldOutTriplets;
import dev.csn.triplet.Triplets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationTest {
  private static final ImageSet DATASET = TinyDataset.of60();

  private final CsnNetwork network = network();

  private static CsnNetwork network() {
    ExperimentConfig config = TestConfig.with("model.embeddingSize=6");
    return CsnNetwork.create(config.model(), config.training(), DATASET);
  }

  /** Changes the weights of the last layer; its biases stay. */
  private void changeWeights(Path directory, DoubleUnaryOperator change) throws IOException {
    Map<String, Tensor> parameters = new LinkedHashMap<>(network.parameters());
    float[] weights = parameters.get("embedding/W").values();
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) change.applyAsDouble(weights[i]);
    }
    Path file = directory.resolve("scaled.zip");
    Archive.write(file, ModelArchive.entries(network.description(), parameters));
    network.load(Archive.read(file));
  }

  @Test
  void theScoreIsTheShareOfHeldOutTripletsOfTheSplitThatAreRight() {
    int[] rows = DATASET.items().rows(Split.VALIDATION);
    Items items = DATASET.items().select(rows);
    float[] embeddings = network.embed(new ImageTensors(DATASET.pixels()).of(rows));
    Map<String, Double> found = new Validation(network, DATASET).score().tripletAccuracy();
    assertEquals(List.of("stripes", "level"), List.copyOf(found.keySet()));
    double sum = 0;
    for (int c = 0; c < 2; c++) {
      Attribute attribute = items.attributes().get(c);
      Triplets triplets = HeldOutTriplets.of(attribute, HeldOutTriplets.COUNT);
      float[] mask = network.rawMasks()[c];
      int right = 0;
      for (int t = 0; t < triplets.size(); t++) {
        int anchor = triplets.anchors()[t];
        double positive = distance(embeddings, mask, anchor, triplets.positives()[t]);
        double negative = distance(embeddings, mask, anchor, triplets.negatives()[t]);
        right += positive < negative ? 1 : 0;
      }
      assertEquals(right / 20_000.0, found.get(attribute.name()), 1e-3);
      sum += right / 20_000.0;
    }
    assertEquals(sum / 2, new Validation(network, DATASET).score().mean(), 1e-3);
  }

  private static double distance(float[] embeddings, float[] raw, int i, int j) {
    double sum = 0;
    for (int d = 0; d < raw.length; d++) {
      double active = Math.max(0, raw[d]);
      double difference = embeddings[i * raw.length + d] - embeddings[j * raw.length + d];
      sum += Math.pow(active * difference, 2);
    }
    return Math.sqrt(sum);
  }

  @Test
  void embeddingsInOnePointAreReportedAsCollapsed(@TempDir Path directory) throws IOException {
    changeWeights(directory, weight -> 0);
    Validation validation = new Validation(network, DATASET);
    String message = assertThrows(TrainingException.class, validation::score).getMessage();
    assertTrue(message.startsWith("the embeddings have collapsed into one point"), message);
  }

  /** Replaces the mask of a condition. */
  private void setMask(Path directory, int condition, float value) throws IOException {
    Map<String, Tensor> parameters = new LinkedHashMap<>(network.parameters());
    Tensor masks = parameters.get("similarity/beta");
    Arrays.fill(masks.values(), 6 * condition, 6 * (condition + 1), value);
    Path file = directory.resolve("masked.zip");
    Archive.write(file, ModelArchive.entries(network.description(), parameters));
    network.load(Archive.read(file));
  }

  @Test
  void aMaskThatIsZeroEverywhereIsReportedAndAllOfThemEndTraining(@TempDir Path directory)
      throws IOException {
    assertEquals(Map.of(), new Validation(network, DATASET).score().collapsed());
    setMask(directory, 1, -0.5f);
    Validation.Score score = new Validation(network, DATASET).score();
    assertEquals(
        Map.of(
            "level",
            "all items are alike under 'level', whose mask is zero everywhere and learns no more:"
                + " try a lower training.learningRate or training.maskPenalty"),
        score.collapsed());
    assertEquals(0, score.tripletAccuracy().get("level"));
    setMask(directory, 0, 0);
    Validation validation = new Validation(network, DATASET);
    String message = assertThrows(TrainingException.class, validation::score).getMessage();
    assertTrue(message.startsWith("all conditions have collapsed: all items are alike"), message);
  }

  @Test
  void aMaskBeyondAllBoundsIsTheTrainingsFault(@TempDir Path directory) throws IOException {
    setMask(directory, 1, 1e19f);
    Validation validation = new Validation(network, DATASET);
    TrainingException e = assertThrows(TrainingException.class, validation::score);
    assertTrue(e.getMessage().startsWith("training diverged: mask of 'level'"), e.getMessage());
  }

  @Test
  void oneNetworkOfSeveralMayCollapse(@TempDir Path directory) throws IOException {
    ExperimentConfig config = TestConfig.with("model.embeddingSize=3", "model.variant=specialists");
    CsnNetwork specialists = CsnNetwork.create(config.model(), config.training(), DATASET);
    Map<String, Tensor> parameters = new LinkedHashMap<>(specialists.parameters());
    String last =
        parameters.keySet().stream()
            .filter(n -> n.endsWith("embedding/W"))
            .findFirst()
            .orElseThrow();
    Arrays.fill(parameters.get(last).values(), 0);
    Path file = directory.resolve("model.zip");
    Archive.write(file, ModelArchive.entries(specialists.description(), parameters));
    specialists.load(Archive.read(file));
    Map<String, String> collapsed = new Validation(specialists, DATASET).score().collapsed();
    assertEquals(1, collapsed.size());
    assertTrue(collapsed.toString().contains("training.embeddingPenalty"), collapsed.toString());
  }

  @Test
  void imagesThatAreAllAlikeAreTheInputsFault() {
    Pixels alike = Pixels.of(new byte[60 * TinyDataset.SHAPE.values()], TinyDataset.SHAPE);
    ImageSet dataset = new ImageSet("alike", alike, DATASET.items(), DATASET.sha256());
    Validation validation = new Validation(network, dataset);
    Refusal.ofInput(validation::score, "all 12 images", "alike, pixel for pixel");
  }

  @Test
  void embeddingsNearEachOtherAreNoCollapse(@TempDir Path directory) throws IOException {
    double before = new Validation(network, DATASET).score().mean();
    changeWeights(directory, weight -> 1e-3 * weight);
    assertEquals(before, new Validation(network, DATASET).score().mean(), 0.02);
  }

  @Test
  void embeddingsThatAreNoNumbersAreTheTrainingsFaultNotTheInputs(@TempDir Path directory)
      throws IOException {
    changeWeights(directory, weight -> Float.MAX_VALUE);
    Validation validation = new Validation(network, DATASET);
    TrainingException e = assertThrows(TrainingException.class, validation::score);
    assertTrue(e.getMessage().startsWith("training diverged: "), e.getMessage());
    assertEquals(1, e.exitCode());
  }
}
