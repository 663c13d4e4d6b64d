package dev.csn.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.MaskFields;
import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.config.MaskActivation;
import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import dev.csn.io.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final int ITEMS = 300;
  private static final List<Attribute> TWO =
      List.of(Fixtures.classes("digit", 10, ITEMS), Fixtures.points("color", 3, ITEMS));

  /** Three categorical and two continuous attributes. */
  private static final List<Attribute> FIVE =
      List.of(
          Fixtures.points("color", 3, ITEMS),
          Fixtures.classes("digit", 10, ITEMS),
          Fixtures.classes("gender", 2, ITEMS),
          Fixtures.points("height", 1, ITEMS),
          Fixtures.classes("brand", 4, ITEMS));

  private static Evaluation evaluate(
      List<Attribute> attributes, Embeddings embeddings, float[][] raw, int threads) {
    List<String> names = attributes.stream().map(Attribute::name).toList();
    Gallery gallery =
        new Gallery(
            Fixtures.items(attributes), embeddings, Masks.ofRaw(names, raw, MaskActivation.RELU));
    return Evaluation.of(
        gallery, raw, Optional.empty(), "runs/r", "learned", Split.TEST, Ranker.onThreads(threads));
  }

  private static float[][] same(int conditions, int dimensions) {
    float[][] masks = new float[conditions][];
    Arrays.setAll(masks, c -> Fixtures.ones(dimensions));
    return masks;
  }

  private static ConditionScores byClass(Evaluation e, String condition) {
    ConditionScores scores = e.conditions().get(condition);
    assertEquals(Metric.PRECISION_AT_10, scores.comparable().metric());
    return scores;
  }

  private static ConditionScores byDistance(Evaluation e, String condition) {
    ConditionScores scores = e.conditions().get(condition);
    assertEquals(Metric.DISTANCE_AT_10, scores.comparable().metric());
    return scores;
  }

  private static Measure leakToClass(Evaluation e, String under, String of) {
    Measure leak = e.leakage().get(under).get(of);
    assertEquals(Metric.PRECISION_AT_10, leak.metric());
    return leak;
  }

  private static Measure leakToDistance(Evaluation e, String under, String of) {
    Measure leak = e.leakage().get(under).get(of);
    assertEquals(Metric.DISTANCE_AT_10, leak.metric());
    return leak;
  }

  @Test
  void aPerfectModelWithDisjointMasksScoresAllAndLeaksNothing() {
    Evaluation e = evaluate(FIVE, Fixtures.perfect(FIVE), Fixtures.disjoint(FIVE), 2);
    assertEquals(
        List.of("color", "digit", "gender", "height", "brand"),
        List.copyOf(e.conditions().keySet()));
    for (String condition : List.of("digit", "gender", "brand")) {
      ConditionScores scores = byClass(e, condition);
      assertEquals(20_000, scores.triplets());
      assertEquals(1, scores.tripletAccuracy());
      assertEquals(1, scores.measure(Metric.PRECISION_AT_1).value());
      assertEquals(1, scores.measure(Metric.PRECISION_AT_10).value());
      assertEquals(1, scores.measure(Metric.MAP_AT_R).value(), 1e-12);
    }
    for (String condition : List.of("color", "height")) {
      ConditionScores scores = byDistance(e, condition);
      assertEquals(1, scores.tripletAccuracy());
      assertEquals(
          scores.measure(Metric.DISTANCE_AT_10).ideal(),
          scores.measure(Metric.DISTANCE_AT_10).value(),
          1e-6);
      assertTrue(
          scores.measure(Metric.DISTANCE_AT_10).chance()
              > 3 * scores.measure(Metric.DISTANCE_AT_10).ideal());
    }
    for (MaskReport.Overlap overlap : e.masks().findings().trained().overlap()) {
      assertEquals(0, overlap.effectiveCosine());
      assertEquals(0, overlap.sharedDimensions());
    }
    MaskFindings masks = e.masks().findings();
    assertEquals(new MaskFigures.DimensionUse(20, 20, 0, 0), masks.trained().dimensions());
    assertEquals(1, masks.trained().dci().disentanglement(), 1e-12);
    assertEquals(0, masks.ablation().sharedDimensions());
    for (String condition : e.conditions().keySet()) {
      assertEquals(1, masks.ablation().conditions().get(condition).after());
      assertReads(1, 1e-5, masks.probes().get(condition).get(condition));
    }
    // The attributes are independent of each other: 3,000 draws of neighbors near chance.
    for (String under : List.of("color", "height")) {
      Measure leak = leakToClass(e, under, "gender");
      assertEquals(leak.chance(), leak.value(), 0.05);
    }
    Measure leak = leakToDistance(e, "color", "height");
    assertEquals(leak.chance(), leak.value(), 5);
  }

  @Test
  void aPerfectModelReachesTheIdealWhereClassesAreSmall() {
    int[] codes = IntStream.range(0, 30).map(item -> item / 3).toArray();
    List<Attribute> small =
        List.of(
            new Categorical(
                "who", IntStream.range(0, 10).mapToObj(Integer::toString).toList(), codes),
            Fixtures.points("place", 2, 30));
    Evaluation e = evaluate(small, Fixtures.perfect(small), Fixtures.disjoint(small), 2);
    ConditionScores who = byClass(e, "who");
    assertEquals(0.2, who.measure(Metric.PRECISION_AT_10).value(), 1e-12);
    assertEquals(0.2, who.measure(Metric.PRECISION_AT_10).ideal(), 1e-12);
    assertEquals(1, who.measure(Metric.PRECISION_AT_1).value());
    assertEquals(1, who.measure(Metric.PRECISION_AT_1).ideal());
    ConditionScores place = byDistance(e, "place");
    assertEquals(
        place.measure(Metric.DISTANCE_AT_10).ideal(),
        place.measure(Metric.DISTANCE_AT_10).value(),
        1e-6);
  }

  private static void assertReads(double expected, double tolerance, Probe probe) {
    double value =
        probe instanceof Probe.OfClasses c ? c.accuracy() : ((Probe.OfPoints) probe).r2();
    assertEquals(expected, value, tolerance);
  }

  @Test
  void everyConditionIsScoredByEveryOtherAttribute() {
    Evaluation e = evaluate(FIVE, Fixtures.random(ITEMS, 6), same(5, 6), 2);
    for (Attribute under : FIVE) {
      List<String> others =
          FIVE.stream().map(Attribute::name).filter(n -> !n.equals(under.name())).toList();
      assertEquals(others, List.copyOf(e.leakage().get(under.name()).keySet()));
    }
    assertEquals(10, e.masks().findings().trained().overlap().size());
  }

  @Test
  void identicalMasksLeakAllThatTheyKnow() {
    Evaluation e = evaluate(TWO, Fixtures.perfect(TWO), same(2, 13), 2);
    assertEquals(
        byClass(e, "digit").measure(Metric.PRECISION_AT_10).value(),
        leakToClass(e, "color", "digit").value());
    assertEquals(
        byDistance(e, "color").measure(Metric.DISTANCE_AT_10).value(),
        leakToDistance(e, "digit", "color").value());
  }

  @Test
  void aRandomEmbeddingIsNearChance() {
    Evaluation e = evaluate(TWO, Fixtures.random(ITEMS, 6), same(2, 6), 2);
    ConditionScores digit = byClass(e, "digit");
    assertEquals(0.5, digit.tripletAccuracy(), 0.04);
    assertEquals(digit.comparable().chance(), digit.measure(Metric.PRECISION_AT_1).value(), 0.06);
    assertEquals(digit.comparable().chance(), digit.measure(Metric.PRECISION_AT_10).value(), 0.03);
    assertTrue(digit.measure(Metric.MAP_AT_R).value() < digit.comparable().chance());
    ConditionScores color = byDistance(e, "color");
    assertEquals(
        color.measure(Metric.DISTANCE_AT_10).chance(),
        color.measure(Metric.DISTANCE_AT_10).value(),
        4);
    assertEquals(0.1, digit.comparable().chance(), 0.01);
  }

  @Test
  void aCollapsedEmbeddingScoresNoTripletAndYieldsOnlyNumbers() {
    Evaluation e = evaluate(TWO, Fixtures.collapsed(ITEMS, 6), same(2, 6), 2);
    assertEquals(0, byClass(e, "digit").tripletAccuracy());
    assertEquals(0, byDistance(e, "color").tripletAccuracy());
    assertEquals(
        new MaskReport.Sparsity(0, 0), e.masks().findings().trained().sparsity().get("color"));
    assertOnlyNumbers(e);
  }

  @Test
  void aDeadMaskScoresNoTripletAndYieldsOnlyNumbers() {
    float[][] raw = {{-1, -1, -1, -1, -1, -1}, {1, 1, 1, 1, 1, 1}};
    Evaluation e = evaluate(TWO, Fixtures.random(ITEMS, 6), raw, 2);
    assertEquals(0, byClass(e, "digit").tripletAccuracy());
    assertEquals(0, e.masks().findings().trained().overlap().get(0).effectiveCosine());
    assertOnlyNumbers(e);
  }

  private static void assertOnlyNumbers(Evaluation e) {
    String json = Json.line(e);
    assertFalse(json.contains("NaN") || json.contains("Infinity"), json);
  }

  @Test
  void theNumberOfThreadsChangesNoBit() {
    Embeddings embeddings = Fixtures.grid(ITEMS, 6);
    Evaluation one = evaluate(FIVE, embeddings, same(5, 6), 1);
    assertEquals(one, evaluate(FIVE, embeddings, same(5, 6), 2));
    assertEquals(Json.line(one), Json.line(evaluate(FIVE, embeddings, same(5, 6), 5)));
  }

  @Test
  void oneConditionAloneLeaksNowhere() {
    List<Attribute> one = TWO.subList(0, 1);
    Evaluation e = evaluate(one, Fixtures.perfect(one), same(1, 10), 2);
    assertEquals(1, byClass(e, "digit").measure(Metric.PRECISION_AT_10).value());
    assertEquals(Map.of("digit", Map.of()), e.leakage());
  }

  @Test
  void fewerItemsThanTenNeighborsAreScoredOnAllOthers() {
    List<Attribute> few =
        List.of(Fixtures.points("color", 3, 5), new Categorical("k", List.of("a", "b"), codes()));
    Evaluation e = evaluate(few, Fixtures.perfect(few), Fixtures.disjoint(few), 2);
    ConditionScores color = byDistance(e, "color");
    assertEquals(
        color.measure(Metric.DISTANCE_AT_10).chance(),
        color.measure(Metric.DISTANCE_AT_10).value(),
        1e-9);
    assertEquals(
        byClass(e, "k").comparable().chance(),
        byClass(e, "k").measure(Metric.PRECISION_AT_10).value(),
        1e-12);
    assertEquals(1, byClass(e, "k").measure(Metric.MAP_AT_R).value(), 1e-12);
  }

  private static int[] codes() {
    return new int[] {0, 0, 1, 1, 1};
  }

  @Test
  void jsonHasTheAgreedFieldsInTheirOrder() {
    JsonNode json = Json.MAPPER.valueToTree(evaluate(TWO, Fixtures.perfect(TWO), same(2, 13), 2));
    assertEquals(
        List.of("run", "variant", "split", "items", "conditions", "leakage", "masks"),
        fields(json));
    assertEquals("runs/r", json.get("run").textValue());
    assertEquals("learned", json.get("variant").textValue());
    assertEquals("test", json.get("split").textValue());
    assertEquals(ITEMS, json.get("items").intValue());
    JsonNode digit = json.get("conditions").get("digit");
    assertEquals(
        List.of(
            "kind",
            "triplets",
            "tripletAccuracy",
            "precisionAt1",
            "precisionAt10",
            "mapAtR",
            "chance",
            "idealPrecisionAt1",
            "idealPrecisionAt10"),
        fields(digit));
    assertEquals("categorical", digit.get("kind").textValue());
    JsonNode color = json.get("conditions").get("color");
    assertEquals(
        List.of(
            "kind",
            "triplets",
            "tripletAccuracy",
            "meanDistanceAt10",
            "idealDistanceAt10",
            "randomDistanceAt10"),
        fields(color));
    assertEquals("continuous", color.get("kind").textValue());
    assertEquals(
        List.of("precisionAt10", "chance"), fields(json.get("leakage").get("color").get("digit")));
    assertEquals(
        List.of("meanDistanceAt10", "random"),
        fields(json.get("leakage").get("digit").get("color")));
    assertEquals(MaskFields.EVALUATION, fields(json.get("masks")));
  }

  private static List<String> fields(JsonNode node) {
    return node.propertyStream().map(Map.Entry::getKey).toList();
  }

  @Test
  void aConditionWithoutAnAttributeIsRefusedWithBothNames() {
    float[][] raw = same(1, 6);
    Gallery gallery =
        new Gallery(
            Fixtures.items(TWO), Fixtures.random(ITEMS, 6), new Masks(List.of("texture"), raw));
    InputException e =
        assertThrows(
            InputException.class, () -> Evaluation.of(gallery, raw, "r", "learned", Split.TEST));
    assertTrue(
        e.getMessage().contains("'texture' is none of the items' attributes [digit, color]"),
        e.getMessage());
  }

  @Test
  void itemsOfOneClassAreRefusedNamingTheAttribute() {
    List<Attribute> flat =
        List.of(
            Fixtures.points("color", 3, 4),
            new Categorical("digit", List.of("3"), new int[] {0, 0, 0, 0}));
    InputException e =
        assertThrows(
            InputException.class, () -> evaluate(flat, Fixtures.random(4, 2), same(2, 2), 2));
    assertTrue(e.getMessage().contains("attribute 'digit'"), e.getMessage());
  }
}
