package dev.csn.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.MaskFields;
import dev.csn.attribute.Categorical;
import dev.csn.config.MaskActivation;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import dev.csn.io.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MaskAnalysisTest {
  /** Standard deviations 1, 2, 0. */
  private static final Embeddings EMBEDDINGS =
      new Embeddings(new float[] {0, 0, 7, 2, 4, 7, 0, 0, 7, 2, 4, 7}, 3);

  private static MaskAnalysis analysis(float[][] raw, String... names) {
    return MaskAnalysis.of(raw, gallery(raw, names), Optional.empty());
  }

  /** Every condition's attribute tells even from odd rows. */
  private static Gallery gallery(float[][] raw, String... names) {
    List<Categorical> attributes =
        Arrays.stream(names)
            .map(name -> new Categorical(name, List.of("even", "odd"), new int[] {0, 1, 0, 1}))
            .toList();
    return new Gallery(
        Fixtures.items(attributes),
        EMBEDDINGS,
        Masks.ofRaw(List.of(names), raw, MaskActivation.RELU));
  }

  private static List<MaskReport.Overlap> overlap(MaskAnalysis analysis) {
    return analysis.findings().trained().overlap();
  }

  private static MaskReport.Sparsity sparsity(MaskAnalysis analysis, String condition) {
    return analysis.findings().trained().sparsity().get(condition);
  }

  @Test
  void byHand() {
    MaskAnalysis analysis = analysis(new float[][] {{4, -1.5f, 3}, {0, 1, 3}}, "color", "digit");
    assertArrayEquals(new float[] {4, 0, 3}, analysis.active()[0]);
    assertArrayEquals(new double[] {4, 0, 0}, analysis.effective()[0], 1e-12);
    assertArrayEquals(new double[] {0, 2, 0}, analysis.effective()[1], 1e-12);
    MaskReport.Overlap overlap = overlap(analysis).get(0);
    assertEquals("color", overlap.a());
    assertEquals("digit", overlap.b());
    double lengths = Math.sqrt(16 + 2.25 + 9) * Math.sqrt(10);
    assertEquals((-1.5 + 9) / lengths, overlap.rawCosine(), 1e-7);
    assertEquals(9 / (5 * Math.sqrt(10)), overlap.activeCosine(), 1e-7);
    assertEquals(0, overlap.effectiveCosine());
    assertEquals(0, overlap.sharedDimensions());
    // One entry each, among 3 dimensions: apart in two layouts of three.
    assertEquals(2 / 3.0, overlap.permutationP(), 0.02);
    assertEquals(1 / 3.0, overlap.permutationMean(), 0.02);
    assertEquals(new MaskReport.Sparsity(2 / 3.0, 1), sparsity(analysis, "color"));
  }

  @Test
  void identicalMasksOverlapFully() {
    MaskReport.Overlap overlap =
        overlap(analysis(new float[][] {{1, 2, 3}, {1, 2, 3}}, "a", "b")).get(0);
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
        overlap(analysis).stream().map(o -> o.a() + o.b()).toList());
    assertEquals(
        List.of("a", "b", "c", "d"),
        List.copyOf(analysis.findings().trained().sparsity().keySet()));
  }

  @Test
  void oneConditionHasNobodyToOverlapWith() {
    MaskAnalysis analysis = analysis(new float[][] {{1, 2, 3}}, "a");
    assertTrue(overlap(analysis).isEmpty());
    assertEquals(2, sparsity(analysis, "a").activeDimensions());
  }

  @Test
  void aDeadMaskHasZerosAndNothingThatIsNoNumber() {
    String json = Json.line(analysis(new float[][] {{-1, -2, -3}, {1, 2, 3}}, "dead", "b"));
    assertTrue(!json.contains("NaN") && !json.contains("Infinity"), json);
    MaskAnalysis analysis = analysis(new float[][] {{-1, -2, -3}, {1, 2, 3}}, "dead", "b");
    assertEquals(0, overlap(analysis).get(0).activeCosine());
    assertEquals(-1, overlap(analysis).get(0).rawCosine(), 1e-12);
    assertEquals(new MaskReport.Sparsity(0, 0), sparsity(analysis, "dead"));
  }

  @Test
  void jsonHasTheAgreedFieldsInTheirOrder() {
    MaskAnalysis analysis = analysis(new float[][] {{1, 2, 3}, {1, 0, 2}}, "color", "digit");
    JsonNode json = Json.MAPPER.valueToTree(analysis);
    assertEquals(MaskFields.DUMP, fields(json));
    assertEquals(List.of("overlap", "sparsity", "dimensions", "dci"), fields(json.get("control")));
    assertTrue(json.get("initial").isNull(), "nobody knows what training started from");
    assertEquals(List.of("alive", "exclusive", "shared", "dead"), fields(json.get("dimensions")));
    assertEquals(
        List.of("disentanglement", "completeness", "completenessByCondition"),
        fields(json.get("dci")));
    assertEquals(
        List.of("sharedDimensions", "controlDimensions", "controlDraws", "conditions"),
        fields(json.get("ablation")));
    assertEquals(
        List.of("before", "after", "control"), fields(json.at("/ablation/conditions/color")));
    assertEquals(List.of("accuracy", "chance"), fields(json.at("/probes/color/digit")));
    assertEquals(
        List.of(
            "a",
            "b",
            "rawCosine",
            "activeCosine",
            "effectiveCosine",
            "sharedDimensions",
            "permutationP",
            "permutationMean"),
        fields(json.get("overlap").get(0)));
    assertEquals(List.of("gini", "activeDimensions"), fields(json.get("sparsity").get("digit")));
    assertEquals(3, json.get("raw").get(1).size());
    assertEquals(MaskFields.EVALUATION, fields(Json.MAPPER.valueToTree(analysis.report())));
  }

  @Test
  void whatTrainingStartedFromStandsBesideWhatItCameTo() {
    float[][] raw = {{1, 0, 0}, {0, 1, 0}};
    float[][] before = {{1, 1, 0}, {3, 1, -5}};
    float[][] active = {{1, 1, 0}, {3, 1, 0}};
    InitialMasks initial =
        new InitialMasks(List.of("a", "b"), before, active, new double[] {1, 3, 0});
    MaskFindings findings =
        MaskAnalysis.of(raw, gallery(raw, "a", "b"), Optional.of(initial)).findings();
    assertEquals(0, findings.trained().overlap().get(0).effectiveCosine());
    MaskReport.Overlap first = findings.initial().overlap().get(0);
    assertEquals(4 / Math.sqrt(2 * 35), first.rawCosine(), 1e-7);
    assertEquals(4 / Math.sqrt(2 * 10), first.activeCosine(), 1e-7);
    // Effective: (1, 3, 0) and (3, 3, 0).
    assertEquals(12 / Math.sqrt(10 * 18), first.effectiveCosine(), 1e-7);
    assertEquals(new MaskFigures.DimensionUse(2, 0, 2, 1), findings.initial().dimensions());
    assertEquals(new MaskFigures.DimensionUse(2, 2, 0, 1), findings.trained().dimensions());
  }

  @Test
  void theControlSharesNothingAndIsWeighedByTheTrainedSpread() {
    float[][] raw = {{1, 1, 1}, {1, 1, 1}};
    MaskFigures control =
        MaskAnalysis.of(raw, gallery(raw, "a", "b"), Optional.empty()).findings().control();
    MaskReport.Overlap overlap = control.overlap().get(0);
    assertEquals(0, overlap.rawCosine());
    assertEquals(0, overlap.activeCosine());
    assertEquals(0, overlap.effectiveCosine());
    // One dimension each, the third of the three is in none.
    assertEquals(new MaskFigures.DimensionUse(2, 2, 0, 1), control.dimensions());
    assertEquals(1, control.dci().disentanglement(), 1e-12);
    assertEquals(1, control.dci().completeness(), 1e-12);
    assertEquals(new MaskReport.Sparsity(2 / 3.0, 1), control.sparsity().get("a"));
  }

  @Test
  void theControlsBlocksAreAsLongAsEachOther() {
    MaskFigures control =
        MaskFigures.ofDisjoint(List.of("a", "b"), new double[] {1, 1, 1, 1, 1, 1, 1});
    assertEquals(new MaskFigures.DimensionUse(6, 6, 0, 1), control.dimensions());
    assertEquals(3, control.sparsity().get("a").activeDimensions());
    assertEquals(3, control.sparsity().get("b").activeDimensions());
    assertEquals(1 - Math.log(3) / Math.log(7), control.dci().completeness(), 1e-12);
  }

  @Test
  void masksThatCannotBeDisjointHaveNoControl() {
    float[][] raw = {{1, 2, 3}, {1, 0, 0}, {0, 1, 0}, {1, 1, 1}};
    assertNull(analysis(raw, "a", "b", "c", "d").findings().control());
  }

  private static List<String> fields(JsonNode node) {
    return node.propertyStream().map(Map.Entry::getKey).toList();
  }

  @Test
  void rawMasksOfAnotherShapeOrNotFiniteAreRefused() {
    Gallery gallery = gallery(new float[][] {{1, 2, 3}}, "a");
    for (float[][] raw :
        new float[][][] {{}, {{1, 2}}, {{1, 2, Float.NaN}}, {{1, 2, 3}, {1, 2, 3}}}) {
      assertThrows(
          IllegalArgumentException.class, () -> MaskAnalysis.of(raw, gallery, Optional.empty()));
    }
  }
}
