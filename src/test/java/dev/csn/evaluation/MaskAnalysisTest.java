package dev.csn.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.config.MaskActivation;
import dev.csn.io.Json;
import dev.csn.retrieval.Embeddings;
import dev.csn.retrieval.Masks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaskAnalysisTest {
  /** Standard deviations 1, 2, 0. */
  private static final Embeddings EMBEDDINGS = new Embeddings(new float[] {0, 0, 7, 2, 4, 7}, 3);

  private static MaskAnalysis analysis(float[][] raw, String... names) {
    return MaskAnalysis.of(raw, Masks.ofRaw(List.of(names), raw, MaskActivation.RELU), EMBEDDINGS);
  }

  @Test
  void byHand() {
    MaskAnalysis analysis = analysis(new float[][] {{4, -1.5f, 3}, {0, 1, 3}}, "color", "digit");
    assertArrayEquals(new float[] {4, 0, 3}, analysis.active()[0]);
    assertArrayEquals(new double[] {4, 0, 0}, analysis.effective()[0], 1e-12);
    assertArrayEquals(new double[] {0, 2, 0}, analysis.effective()[1], 1e-12);
    MaskReport.Overlap overlap = analysis.overlap().get(0);
    assertEquals("color", overlap.a());
    assertEquals("digit", overlap.b());
    double lengths = Math.sqrt(16 + 2.25 + 9) * Math.sqrt(10);
    assertEquals((-1.5 + 9) / lengths, overlap.rawCosine(), 1e-7);
    assertEquals(9 / (5 * Math.sqrt(10)), overlap.activeCosine(), 1e-7);
    assertEquals(0, overlap.effectiveCosine());
    assertEquals(0, overlap.sharedDimensions());
    // One entry each, among 3 dimensions: apart in two layouts of three.
    assertEquals(2 / 3.0, overlap.permutationP(), 0.02);
    assertEquals(new MaskReport.Sparsity(2 / 3.0, 1), analysis.sparsity().get("color"));
  }

  @Test
  void identicalMasksOverlapFully() {
    MaskReport.Overlap overlap =
        analysis(new float[][] {{1, 2, 3}, {1, 2, 3}}, "a", "b").overlap().get(0);
    assertEquals(1, overlap.rawCosine(), 1e-12);
    assertEquals(1, overlap.activeCosine(), 1e-12);
    assertEquals(1, overlap.effectiveCosine(), 1e-12);
    assertEquals(2, overlap.sharedDimensions());
    assertEquals(1, overlap.permutationP());
  }

  @Test
  void everyTwoOfSeveralConditionsAreCompared() {
    MaskAnalysis analysis =
        analysis(new float[][] {{1, 2, 3}, {1, 0, 0}, {0, 1, 0}, {1, 1, 1}}, "a", "b", "c", "d");
    assertEquals(
        List.of("ab", "ac", "ad", "bc", "bd", "cd"),
        analysis.overlap().stream().map(o -> o.a() + o.b()).toList());
    assertEquals(List.of("a", "b", "c", "d"), List.copyOf(analysis.sparsity().keySet()));
  }

  @Test
  void oneConditionHasNobodyToOverlapWith() {
    MaskAnalysis analysis = analysis(new float[][] {{1, 2, 3}}, "a");
    assertTrue(analysis.overlap().isEmpty());
    assertEquals(2, analysis.sparsity().get("a").activeDimensions());
  }

  @Test
  void aDeadMaskHasZerosAndNothingThatIsNoNumber() {
    String json = Json.line(analysis(new float[][] {{-1, -2, -3}, {1, 2, 3}}, "dead", "b"));
    assertTrue(!json.contains("NaN") && !json.contains("Infinity"), json);
    MaskAnalysis analysis = analysis(new float[][] {{-1, -2, -3}, {1, 2, 3}}, "dead", "b");
    assertEquals(0, analysis.overlap().get(0).activeCosine());
    assertEquals(-1, analysis.overlap().get(0).rawCosine(), 1e-12);
    assertEquals(new MaskReport.Sparsity(0, 0), analysis.sparsity().get("dead"));
  }

  @Test
  void jsonHasTheAgreedFieldsInTheirOrder() {
    MaskAnalysis analysis = analysis(new float[][] {{1, 2, 3}, {1, 0, 2}}, "color", "digit");
    JsonNode json = Json.MAPPER.valueToTree(analysis);
    assertEquals(
        List.of("conditions", "embeddingSize", "raw", "active", "effective", "overlap", "sparsity"),
        fields(json));
    assertEquals(
        List.of(
            "a",
            "b",
            "rawCosine",
            "activeCosine",
            "effectiveCosine",
            "sharedDimensions",
            "permutationP"),
        fields(json.get("overlap").get(0)));
    assertEquals(List.of("gini", "activeDimensions"), fields(json.get("sparsity").get("digit")));
    assertEquals(3, json.get("raw").get(1).size());
    assertEquals(
        List.of("conditions", "embeddingSize", "overlap", "sparsity"),
        fields(Json.MAPPER.valueToTree(analysis.report())));
  }

  private static List<String> fields(JsonNode node) {
    return node.propertyStream().map(Map.Entry::getKey).toList();
  }

  @Test
  void rawMasksOfAnotherShapeOrNotFiniteAreRefused() {
    Masks masks = new Masks(List.of("a"), new float[][] {{1, 2, 3}});
    for (float[][] raw :
        new float[][][] {{}, {{1, 2}}, {{1, 2, Float.NaN}}, {{1, 2, 3}, {1, 2, 3}}}) {
      assertThrows(IllegalArgumentException.class, () -> MaskAnalysis.of(raw, masks, EMBEDDINGS));
    }
  }
}
