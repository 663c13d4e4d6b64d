package dev.csn.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.Refusal;
import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.DistanceAttribute;
import dev.csn.attribute.Ordinal;
import dev.csn.config.MaskActivation;
import dev.csn.dataset.Split;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import dev.csn.io.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That an attribute is asked of the items of which it is known as if there were no others. */
class MissingValuesTest {
  private static final int ITEMS = 120;
  private static final int[] ALL = IntStream.range(0, ITEMS).toArray();
  private static final float[][] RAW = {
    {1, 0.5f, 0, 0, 2}, {0, 0, 1, 1, 0}, {0.3f, 1, 1, 0, 0}, {0, 2, 0, 1, 1}
  };

  /** All of the first known, the second and fourth of the same items, the third of others. */
  private static final List<Attribute> ATTRIBUTES = attributes();

  private static List<Attribute> attributes() {
    Categorical whole = Fixtures.classes("whole", 4, ITEMS);
    Categorical kind = Fixtures.classes("kind", 3, ITEMS);
    Continuous place = Fixtures.points("place", 2, ITEMS);
    float[] points = new float[2 * ITEMS];
    int[] codes = new int[ITEMS];
    float[] ranks = new float[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
      codes[i] = i % 3 == 0 ? Categorical.MISSING : kind.code(i);
      ranks[i] = i % 3 == 0 ? Float.NaN : (kind.code(i) + i) % 4;
      for (int k = 0; k < 2; k++) {
        points[2 * i + k] = i % 5 == 1 ? Float.NaN : place.component(i, k);
      }
    }
    return List.of(
        whole,
        new Categorical("kind", kind.classes(), codes),
        new Continuous("place", List.of("x", "y"), List.of(1.0, 20.0), points),
        Ordinal.ofRanks("level", List.of("a", "b", "c", "d"), ranks));
  }

  private static final Embeddings EMBEDDINGS = Fixtures.random(ITEMS, 5);

  private static Gallery gallery(int[] rows) {
    List<Attribute> selected = new ArrayList<>();
    ATTRIBUTES.forEach(attribute -> selected.add(attribute.select(rows)));
    List<String> names = ATTRIBUTES.stream().map(Attribute::name).toList();
    return new Gallery(
        Fixtures.items(selected),
        EMBEDDINGS.select(rows),
        Masks.ofRaw(names, RAW, MaskActivation.RELU));
  }

  private static int[] known(String name) {
    Attribute attribute = attribute(name);
    return Arrays.stream(ALL).filter(i -> attribute.value(i) != null).toArray();
  }

  private static Attribute attribute(String name) {
    return ATTRIBUTES.stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
  }

  private static Evaluator evaluated(int[] rows) {
    Evaluator evaluator = new Evaluator(gallery(rows), Ranker.onThreads(2));
    evaluator.evaluate();
    return evaluator;
  }

  @Test
  void aConditionIsScoredAsInAGalleryOfTheKnownItems() {
    Evaluator all = evaluated(ALL);
    for (String name : List.of("kind", "place", "level")) {
      JsonNode expected = Json.MAPPER.valueToTree(evaluated(known(name)).scores().get(name));
      JsonNode found = Json.MAPPER.valueToTree(all.scores().get(name));
      assertFalse(expected.has("known"));
      assertEquals(known(name).length, found.get("known").intValue());
      for (Map.Entry<String, JsonNode> figure : expected.properties()) {
        assertEquals(figure.getValue(), found.get(figure.getKey()), name + " " + figure.getKey());
      }
    }
    assertNull(all.scores().get("whole").known());
  }

  @Test
  void leakageIsAskedOfTheItemsWhoseOtherAttributeIsKnown() {
    Evaluator all = evaluated(ALL);
    for (String under : all.scores().keySet()) {
      for (String of : List.of("kind", "place", "level")) {
        assertEquals(
            evaluated(known(of)).leakage().get(under).get(of), all.leakage().get(under).get(of));
      }
    }
    assertEquals(
        List.of("whole", "place", "level"), List.copyOf(all.leakage().get("kind").keySet()));
  }

  @Test
  void ordinalAttributesAreScoredByLevelsUnderTheirKind() {
    JsonNode level = Json.MAPPER.valueToTree(evaluated(ALL).scores().get("level"));
    assertEquals("ordinal", level.get("kind").textValue());
    assertEquals(
        List.of(
            "kind",
            "triplets",
            "tripletAccuracy",
            "meanDistanceAt10",
            "idealDistanceAt10",
            "randomDistanceAt10",
            "known"),
        level.propertyStream().map(Map.Entry::getKey).toList());
    assertEquals(0, level.get("idealDistanceAt10").doubleValue(), "ten others of each level");
    DistanceAttribute ranks = (DistanceAttribute) attribute("level").select(known("level"));
    assertEquals(
        Fixtures.randomDistance(ranks, 1), level.get("randomDistanceAt10").doubleValue(), 1e-12);
  }

  @Test
  void probesAreFittedToTheKnownItems() {
    Gallery gallery = gallery(ALL);
    double[][] effective = gallery.masks().effective(gallery.embeddings());
    Map<String, Map<String, Probe>> probes = LinearProbes.of(gallery, effective);
    for (String condition : probes.keySet()) {
      assertEquals(
          List.of("whole", "kind", "place", "level"), List.copyOf(probes.get(condition).keySet()));
      for (String name : List.of("kind", "place", "level")) {
        Probe expected = LinearProbes.of(gallery(known(name)), effective).get(condition).get(name);
        assertEquals(expected, probes.get(condition).get(name));
      }
    }
  }

  @Test
  void aDimensionThatIsConstantWhereAnAttributeIsKnownSaysNothingOfIt() {
    float[] values = new float[12];
    int[] codes = new int[12];
    for (int i = 0; i < 12; i++) {
      values[i] = i < 6 ? 0.3f : i;
      codes[i] = i < 6 ? i % 2 : Categorical.MISSING;
    }
    List<Attribute> one = List.of(new Categorical("kind", List.of("a", "b"), codes));
    Gallery gallery =
        new Gallery(
            Fixtures.items(one),
            new Embeddings(values, 1),
            new Masks(List.of("kind"), new float[][] {{1}}));
    Probe probe = LinearProbes.of(gallery, new double[][] {{1}}).get("kind").get("kind");
    Probe.OfClasses read = (Probe.OfClasses) probe;
    assertEquals(0.5, read.chance());
    assertTrue(read.accuracy() >= 0 && read.accuracy() <= 1);
  }

  @Test
  void scalesWeighComponentsInEveryFigure() {
    Continuous place = (Continuous) attribute("place").select(known("place"));
    float[] divided = new float[2 * place.items()];
    for (int i = 0; i < divided.length; i++) {
      divided[i] = (float) (place.component(i / 2, i % 2) * place.factor(i % 2));
    }
    Continuous plain = new Continuous("place", List.of("x", "y"), divided);
    Continuous raw = new Continuous("place", List.of("x", "y"), own(place));
    assertEquals(Fixtures.idealDistance(plain, 10, 1), Fixtures.idealDistance(place, 10, 1), 1e-5);
    assertNotEquals(Fixtures.idealDistance(raw, 10, 1), Fixtures.idealDistance(place, 10, 1), 1e-5);
    assertEquals(Fixtures.randomDistance(plain, 1), Fixtures.randomDistance(place, 1), 1e-5);
    assertEquals(r2(plain), r2(place), 1e-5);
    assertNotEquals(r2(raw), r2(place), 1e-5);
  }

  private static float[] own(Continuous place) {
    float[] own = new float[2 * place.items()];
    for (int i = 0; i < own.length; i++) {
      own[i] = place.component(i / 2, i % 2);
    }
    return own;
  }

  private static double r2(DistanceAttribute attribute) {
    Gallery gallery =
        new Gallery(
            Fixtures.items(List.of(attribute)),
            EMBEDDINGS.select(known("place")),
            new Masks(List.of("place"), new float[][] {{1, 1, 1, 1, 1}}));
    double[][] effective = gallery.masks().effective(gallery.embeddings());
    return ((Probe.OfPoints) LinearProbes.of(gallery, effective).get("place").get("place")).r2();
  }

  @Test
  void aWholeEvaluationHoldsOnlyNumbers() {
    String json =
        Json.line(
            Evaluation.of(
                gallery(ALL),
                RAW,
                Optional.empty(),
                "r",
                "learned",
                Split.TEST,
                Ranker.onThreads(2)));
    assertFalse(json.contains("NaN") || json.contains("Infinity"), json);
  }

  @Test
  void tooFewKnownItemsAreRefusedNamingSplitAttributeAndNumber() {
    int[] few = {0, 1, 3, 6, 2, 9};
    Refusal.ofInput(
        () ->
            Evaluation.of(
                gallery(few),
                RAW,
                Optional.empty(),
                "r",
                "learned",
                Split.TEST,
                Ranker.onThreads(1)),
        "test split: attribute 'kind'",
        "only 2 items have a value, at least 3 are needed");
  }
}
