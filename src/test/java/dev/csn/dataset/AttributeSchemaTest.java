package dev.csn.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.io.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class AttributeSchemaTest {
  @Test
  void jsonHoldsOnlyWhatTheKindHas() {
    assertEquals(
        "{\"name\":\"digit\",\"kind\":\"categorical\",\"size\":2,\"classes\":[\"0\",\"1\"]}",
        Json.line(AttributeSchema.categorical("digit", List.of("0", "1"))));
    assertEquals(
        "{\"name\":\"color\",\"kind\":\"continuous\",\"size\":1,\"components\":[\"r\"]}",
        Json.line(AttributeSchema.continuous("color", List.of("r"))));
  }

  @Test
  void labelsAreCopied() {
    List<String> labels = new ArrayList<>(List.of("a", "b"));
    AttributeSchema schema = AttributeSchema.categorical("c", labels);
    labels.set(0, "changed");
    assertEquals(List.of("a", "b"), schema.classes());
  }

  @Test
  void namesMustFitAFlagAndAColumn() {
    refuses("'a=1'", () -> AttributeSchema.categorical("a=1", List.of("x")));
    refuses("'a,b'", () -> AttributeSchema.categorical("a,b", List.of("x")));
    refuses("name: ''", () -> AttributeSchema.categorical("", List.of("x")));
    refuses("name: missing", () -> AttributeSchema.categorical(null, List.of("x")));
    refuses("'r g'", () -> AttributeSchema.continuous("a", List.of("r g")));
  }

  @Test
  void labelsMustBeDistinctLinesOfText() {
    refuses("'x' twice", () -> AttributeSchema.categorical("a", List.of("x", "y", "x")));
    refuses("'r' twice", () -> AttributeSchema.continuous("a", List.of("r", "r")));
    refuses("must match", () -> AttributeSchema.categorical("a", List.of("x\ny")));
    refuses("''", () -> AttributeSchema.categorical("a", List.of("")));
    refuses("missing", () -> AttributeSchema.categorical("a", Arrays.asList("x", null)));
    refuses("classes", () -> AttributeSchema.categorical("a", List.of()));
    refuses("components", () -> AttributeSchema.continuous("a", List.of()));
  }

  @Test
  void kindSizeAndLabelsMustAgree() {
    List<String> x = List.of("x");
    refuses("kind 'ordinal'", () -> new AttributeSchema("a", "ordinal", 1, x, null));
    refuses("kind 'null'", () -> new AttributeSchema("a", null, 1, x, null));
    refuses("must have classes", () -> new AttributeSchema("a", "categorical", 1, null, x));
    refuses("nothing else", () -> new AttributeSchema("a", "categorical", 1, x, x));
    refuses("must have components", () -> new AttributeSchema("a", "continuous", 1, x, null));
    refuses("size 2, but 1", () -> new AttributeSchema("a", "categorical", 2, x, null));
  }

  private static void refuses(String named, Executable executable) {
    String message = assertThrows(IllegalArgumentException.class, executable).getMessage();
    assertTrue(message.contains(named), message);
  }
}
