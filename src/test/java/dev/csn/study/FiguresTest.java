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

class FiguresTest {
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
        new Figures().addAll("", document).values());
    assertEquals(Map.of("x.v", 6.0), new Figures().addAll("x", json("{'v': 6}")).values());
  }

  @Test
  void anEntryOfAListIsNamedByTheTextsItBeginsWith() throws JsonProcessingException {
    JsonNode document =
        json("{'overlap': [{'a': 'p', 'b': 'q', 'cosine': 1, 'note': 'n'}, {'a': 'p', 'c': 2}]}");
    assertEquals(
        Map.of("overlap.p-q.cosine", 1.0, "overlap.p.c", 2.0),
        new Figures().addAll("", document).values());
  }

  @Test
  void whatIsMissingAddsNothing() throws JsonProcessingException {
    assertEquals(
        Map.of(),
        new Figures().addAll("budget", json("{}").path("budget")).addErrors(json("{}")).values());
  }

  @Test
  void anErrorIsTheShareThatAccuracyLeavesOfAnyNumberOfConditions() throws JsonProcessingException {
    StringBuilder conditions = new StringBuilder("{");
    for (int c = 0; c < 5; c++) {
      conditions.append(c == 0 ? "" : ",").append("'c" + c + "': {'tripletAccuracy': 0." + c + "}");
    }
    Map<String, Double> values =
        new Figures().addErrors(json(conditions.append('}').toString())).values();
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
    FigurePattern pattern = new FigurePattern("masks.*.a*Cosine");
    assertTrue(pattern.matches("masks.overlap.p-q.activeCosine"));
    assertTrue(pattern.matches("masks..aCosine"));
    assertFalse(pattern.matches("masks.overlap.p-q.activeCosine.n"));
    assertFalse(pattern.matches("masksXoverlap.activeCosine"));
    assertTrue(new FigurePattern("*").matches("anything"));
    assertTrue(new FigurePattern("a(b").matches("a(b"));
    assertTrue(new FigurePattern("a**b*").matches("ab"));
    assertFalse(new FigurePattern("ab*bc").matches("abc"), "no letter counts twice");
    assertFalse(new FigurePattern("a*b*b").matches("ab"));
    assertFalse(new FigurePattern("").matches("a"));
    assertTrue(new FigurePattern("*a*b").matches("xabab"));
  }

  @Test
  void manyStarsCostNoMoreThanFew() {
    assertFalse(new FigurePattern("a*".repeat(50) + "c").matches("a".repeat(200) + "b"));
  }
}
