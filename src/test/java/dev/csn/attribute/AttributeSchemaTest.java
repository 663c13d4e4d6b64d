package dev.csn.attribute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.exc.InvalidFormatException;
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
    assertEquals(
        "{\"name\":\"heel\",\"kind\":\"ordinal\",\"size\":2,\"classes\":[\"low\",\"high\"]}",
        Json.line(AttributeSchema.ordinal("heel", List.of("low", "high"))));
    assertEquals(
        "{\"name\":\"size\",\"kind\":\"continuous\",\"size\":1,\"components\":[\"cm\"],\"scales\":[2.5]}",
        Json.line(AttributeSchema.continuous("size", List.of("cm"), List.of(2.5))));
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
    String unknown = "{'name':'a','kind':'Ordinal','size':1,'classes':['x']}".replace('\'', '"');
    String problem =
        assertThrows(
                InvalidFormatException.class,
                () -> Json.MAPPER.readValue(unknown, AttributeSchema.class))
            .getMessage();
    assertTrue(problem.contains("\"Ordinal\""), problem);
    refuses("kind: missing", () -> new AttributeSchema("a", null, 1, x, null, null));
    refuses(
        "must have classes",
        () -> new AttributeSchema("a", AttributeKind.CATEGORICAL, 1, null, x, null));
    refuses(
        "nothing else", () -> new AttributeSchema("a", AttributeKind.CATEGORICAL, 1, x, x, null));
    refuses(
        "must have components",
        () -> new AttributeSchema("a", AttributeKind.CONTINUOUS, 1, x, null, null));
    refuses(
        "must have classes",
        () -> new AttributeSchema("a", AttributeKind.ORDINAL, 1, null, x, null));
    refuses("nothing else", () -> new AttributeSchema("a", AttributeKind.ORDINAL, 1, x, x, null));
    refuses(
        "size 2, but 1",
        () -> new AttributeSchema("a", AttributeKind.CATEGORICAL, 2, x, null, null));
  }

  @Test
  void scalesMustBeOneAComponentAndOfUsableSize() {
    List<String> xy = List.of("x", "y");
    refuses("1 scales for 2 components", () -> scaled(xy, 1.0));
    refuses("3 scales for 2 components", () -> scaled(xy, 1.0, 1.0, 1.0));
    refuses("scale 0.0: must be from 1e-30 to 1e30", () -> scaled(xy, 1.0, 0.0));
    refuses("scale -2.0", () -> scaled(xy, -2.0, 1.0));
    refuses("scale NaN", () -> scaled(xy, Double.NaN, 1.0));
    refuses("scale Infinity", () -> scaled(xy, 1.0, Double.POSITIVE_INFINITY));
    refuses("scale 1.0E-31", () -> scaled(xy, 1.0, 1e-31));
    refuses("scale null", () -> scaled(xy, 1.0, null));
    List<Double> one = List.of(1.0);
    refuses(
        "1 scales for 0 components",
        () -> new AttributeSchema("a", AttributeKind.CATEGORICAL, 1, List.of("x"), null, one));
    refuses(
        "1 scales for 0 components",
        () -> new AttributeSchema("a", AttributeKind.ORDINAL, 1, List.of("x"), null, one));
  }

  private static void scaled(List<String> components, Double... scales) {
    AttributeSchema.continuous("a", components, Arrays.asList(scales));
  }

  private static void refuses(String named, Executable executable) {
    String message = assertThrows(IllegalArgumentException.class, executable).getMessage();
    assertTrue(message.contains(named), message);
  }
}
