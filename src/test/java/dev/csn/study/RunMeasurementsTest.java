package dev.csn.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.io.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunMeasurementsTest {
  private static JsonNode json(String text) throws JsonProcessingException {
    return Json.MAPPER.readTree(text.replace('\'', '"'));
  }

  @Test
  void everyNumberIsNamedByTheKeysThatLeadToIt() throws JsonProcessingException {
    JsonNode document =
        json(
            "{'run': 'x', 'items': 3, 'conditions': {'a b': {'kind': 'k', 'mapAtR': 0.5}},"
                + " 'none': null, 'is': true, 'list': [4, [5], {'v': 6}]}");
    assertEquals(
        Map.of(
            "items", 3.0,
            "conditions.a b.mapAtR", 0.5,
            "list.0", 4.0,
            "list.1.0", 5.0,
            "list.2.v", 6.0),
        new RunMeasurements().addAll("", document).values());
    assertEquals(Map.of("x.v", 6.0), new RunMeasurements().addAll("x", json("{'v': 6}")).values());
  }

  @Test
  void anEntryOfAListIsNamedByTheTextsItBeginsWith() throws JsonProcessingException {
    JsonNode document =
        json("{'overlap': [{'a': 'p', 'b': 'q', 'cosine': 1, 'note': 'n'}, {'a': 'p', 'c': 2}]}");
    assertEquals(
        Map.of("overlap.p-q.cosine", 1.0, "overlap.p.c", 2.0),
        new RunMeasurements().addAll("", document).values());
  }

  @Test
  void whatIsMissingAddsNothing() throws JsonProcessingException {
    assertEquals(
        Map.of(),
        new RunMeasurements()
            .addAll("budget", json("{}").path("budget"))
            .addErrors(json("{}"))
            .values());
  }

  @Test
  void anErrorIsTheShareThatAccuracyLeavesOfAnyNumberOfConditions() throws JsonProcessingException {
    StringBuilder conditions = new StringBuilder("{");
    for (int c = 0; c < 5; c++) {
      conditions.append(c == 0 ? "" : ",").append("'c" + c + "': {'tripletAccuracy': 0." + c + "}");
    }
    Map<String, Double> values =
        new RunMeasurements().addErrors(json(conditions.append('}').toString())).values();
    assertEquals(
        List.of(
            "tripletError.c0",
            "tripletError.c1",
            "tripletError.c2",
            "tripletError.c3",
            "tripletError.c4",
            "meanTripletError"),
        List.copyOf(values.keySet()));
    assertEquals(0.7, values.get("tripletError.c3"), 1e-15);
    assertEquals(0.8, values.get("meanTripletError"), 1e-15);
  }

  @Test
  void aStarIsAnyPartOfAName() {
    String pattern = "masks.*.a*Cosine";
    assertTrue(StudyResults.matches(pattern, "masks.overlap.p-q.activeCosine"));
    assertTrue(StudyResults.matches(pattern, "masks..aCosine"));
    assertFalse(StudyResults.matches(pattern, "masks.overlap.p-q.activeCosine.n"));
    assertFalse(StudyResults.matches(pattern, "masksXoverlap.activeCosine"));
    assertTrue(StudyResults.matches("*", "anything"));
    assertTrue(StudyResults.matches("a(b", "a(b"));
    assertTrue(StudyResults.matches("a**b*", "ab"));
    assertFalse(StudyResults.matches("ab*bc", "abc"), "no letter counts twice");
    assertFalse(StudyResults.matches("a*b*b", "ab"));
    assertFalse(StudyResults.matches("", "a"));
    assertTrue(StudyResults.matches("*a*b", "xabab"));
  }

  @Test
  void manyStarsCostNoMoreThanFew() {
    assertFalse(StudyResults.matches("a*".repeat(50) + "c", "a".repeat(200) + "b"));
  }
}
