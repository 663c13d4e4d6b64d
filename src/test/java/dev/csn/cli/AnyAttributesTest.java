package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.ShapesDataset;
import dev.csn.Trees;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That every verb takes every variant, and attributes of any number and kind. */
class AnyAttributesTest {
  private static final int ITEMS = 150;
  private static final int TEST_ITEMS = 30;
  private static final int SIZE = 10;
  private static final List<String> CONDITIONS = ShapesDataset.ATTRIBUTES;

  private static final String HEADER =
      "id,split,shape,corner,ground,color_r,color_g,color_b,size_px";

  @TempDir private static Path home;
  private static Path config;

  @BeforeAll
  static void write() throws IOException {
    ShapesDataset.write(home.resolve("shapes"), ITEMS);
    config = home.resolve("shapes.json");
    Files.writeString(
        config,
        """
        {"dataset": "%s",
         "model": {"embeddingSize": %d},
         "training": {"steps": 6, "batchSize": 24, "tripletsPerCondition": 64,
                      "evaluateEvery": 3, "checkpointEvery": 3}}
        """
            .formatted(home.resolve("shapes"), SIZE));
  }

  private static Csn trained(String name, Object... overrides) {
    Csn csn = new Csn(home.resolve(name));
    List<Object> arguments = new ArrayList<>(List.of("train", "--config", config, "--quiet"));
    for (Object override : overrides) {
      arguments.addAll(List.of("--set", override));
    }
    csn.run(arguments.toArray());
    return csn;
  }

  @ParameterizedTest
  @CsvSource({
    "learned, lenet, shared, relu, 10",
    "learned, lenet, balanced, softplus, 10",
    "learned, resnet18, shared, relu, 10",
    "fixed, lenet, shared, relu, 10",
    "standard, lenet, independent, relu, 10",
    "specialists, lenet, shared, relu, 50",
    "specialists, resnet18, independent, softplus, 50"
  })
  void everyVerbTakesFiveAttributesOfTwoKinds(
      String variant, String encoder, String sampling, String activation, int dimensions)
      throws IOException {
    String name = variant + "-" + encoder + "-" + sampling;
    Csn csn =
        trained(
            name,
            "model.variant=" + variant,
            "model.encoder=" + encoder,
            "model.width=4",
            "training.sampling=" + sampling,
            "model.maskActivation=" + activation);
    checkEvaluation(csn.run("evaluate", "--format", "json").json(), variant);
    checkMasks(csn.run("dump-masks", "--format", "json").json(), variant, activation, dimensions);

    String page =
        Files.readString(
            Path.of(csn.run("report", "--format", "json").json().get("report").textValue()));
    CONDITIONS.forEach(condition -> assertTrue(page.contains("Map of " + condition), condition));
    assertFalse(page.contains("NaN"));

    Path target = home.resolve(name + "-export");
    JsonNode exported =
        csn.run("embed", "--split", "test", "--output", target, "--format", "json").json();
    assertEquals(dimensions, exported.get("embeddingSize").intValue());
    Export export = Export.read(target, HEADER);
    assertEquals(TEST_ITEMS, export.embeddings().length);
    assertEquals(dimensions, export.embeddings()[0].length);
    assertEquals(CONDITIONS, export.conditions());

    int id = export.id(3);
    JsonNode byId = ask(csn, "size", "--id", id);
    JsonNode blended = ask(csn, "shape=0.5,color=0.3,size=0.2", "--id", id);
    assertEquals(List.of("shape", "color", "size"), Csn.fields(blended.get("conditions")));
    JsonNode ofTraining = ask(csn, "ground", "--id", 0);
    Path image = home.resolve(name + ".png");
    ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
    JsonNode byImage = ask(csn, "corner", "--image", image);
    for (JsonNode answer : List.of(byId, blended, ofTraining, byImage)) {
      assertEquals(4, answer.get("neighbors").size());
      assertEquals(CONDITIONS, Csn.fields(answer.get("neighbors").get(0).get("attributes")), name);
    }
    assertFalse(byId.get("neighbors").equals(byImage.get("neighbors")));
  }

  private static JsonNode ask(Csn csn, String condition, Object... anchor) {
    List<Object> arguments =
        new ArrayList<>(List.of("query", "--condition", condition, "-k", 4, "--format", "json"));
    arguments.addAll(List.of(anchor));
    return csn.run(arguments.toArray()).json();
  }

  private static void checkEvaluation(JsonNode evaluation, String variant) {
    assertEquals(variant, evaluation.get("variant").textValue());
    assertEquals(CONDITIONS, Csn.fields(evaluation.get("conditions")));
    for (String condition : CONDITIONS) {
      JsonNode scores = evaluation.get("conditions").get(condition);
      boolean continuous = condition.equals("color") || condition.equals("size");
      assertEquals(continuous ? "continuous" : "categorical", scores.get("kind").textValue());
      double accuracy = scores.get("tripletAccuracy").doubleValue();
      assertTrue(accuracy > 0.2 && accuracy <= 1, condition + ": " + accuracy);
      assertEquals(4, evaluation.get("leakage").get(condition).size());
    }
  }

  private static void checkMasks(
      JsonNode masks, String variant, String activation, int dimensions) {
    assertEquals(CONDITIONS.size() * (CONDITIONS.size() - 1) / 2, masks.get("overlap").size());
    assertEquals(dimensions, masks.get("embeddingSize").intValue());
    for (int c = 0; c < CONDITIONS.size(); c++) {
      for (int d = 0; d < dimensions; d++) {
        double raw = masks.get("raw").get(c).get(d).doubleValue();
        double active = masks.get("active").get(c).get(d).doubleValue();
        int block = dimensions / CONDITIONS.size();
        double expected =
            switch (variant) {
              case "learned" ->
                  activation.equals("relu") ? Math.max(0, raw) : Math.log(1 + Math.exp(raw));
              case "standard" -> 1;
              default -> d / block == c ? 1 : 0;
            };
        assertEquals(expected, active, 1e-6, variant + ", mask " + c + ", dimension " + d);
      }
    }
  }

  @Test
  void specialistsCostAsManyPassesAsThereAreAndShareTheTriplets() throws IOException {
    trained("one");
    trained("all", "model.variant=specialists");
    JsonNode learned = budget(onlyRun("one"));
    JsonNode specialists = budget(onlyRun("all"));
    assertEquals(learned.get("images"), specialists.get("images"));
    assertEquals(learned.get("triplets"), specialists.get("triplets"));
    assertEquals(6 * 24, learned.get("encodedImages").intValue());
    assertEquals(5 * 6 * 24, specialists.get("encodedImages").intValue());
    long encoder = specialists.get("parameters").longValue() / 5;
    assertEquals(encoder * 5, specialists.get("parameters").longValue());
    assertEquals(encoder + 5 * SIZE, learned.get("parameters").longValue());
  }

  @Test
  void aTrainingOfSpecialistsThatCrashedEndsInTheSameBytes() throws IOException {
    Csn csn = trained("whole", "model.variant=specialists");
    Path run = onlyRun("whole");
    // As after a crash before the first checkpoint.
    Path crashed = Trees.copy(run, home.resolve("crashed"));
    Files.delete(crashed.resolve("checkpoint.zip"));
    Trees.delete(crashed.resolve("gallery"));
    csn.run("train", "--resume", "--run", crashed, "--quiet");
    for (String file : List.of("model.zip", "gallery/embeddings.npy", "gallery/masks.npy")) {
      assertArrayEquals(
          Files.readAllBytes(run.resolve(file)), Files.readAllBytes(crashed.resolve(file)), file);
    }
    assertEquals(timeless(budget(run)), timeless(budget(crashed)));
  }

  private static JsonNode budget(Path run) throws IOException {
    return Csn.parse(Files.readString(run.resolve("provenance.json"))).get("budget");
  }

  private static Path onlyRun(String name) throws IOException {
    return home.resolve(name).resolve("latest").toRealPath();
  }

  private static String timeless(JsonNode budget) {
    return budget.toString().replaceFirst(",\"seconds\":[^}]*", "");
  }
}
