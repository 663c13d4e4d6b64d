package dev.csn.source.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.csn.Refusal;
import dev.csn.attribute.Attribute;
import dev.csn.attribute.AttributeKind;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.DistanceAttribute;
import dev.csn.dataset.Split;
import dev.csn.source.images.AttributeType.Scaling;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributeValuesTest {
  @TempDir private Path home;
  private ImagesFolder folder;

  @BeforeEach
  void folder() {
    folder = new ImagesFolder(home);
  }

  /** The values of one column a, or of several. */
  private AttributeValues values(String kind, List<String> levels, Scaling scale, String... rows) {
    int columns = rows[0].split(";", -1).length;
    StringBuilder text = new StringBuilder("file");
    IntStream.range(0, columns).forEach(c -> text.append(";a_").append(c));
    for (String row : rows) {
      text.append("\nx;").append(row);
    }
    Table table = folder.table(text + "\n");
    AttributeSpec spec =
        AttributeSpec.of(
            "a",
            new AttributeType(kind, null, levels, scale),
            IntStream.rangeClosed(1, columns).toArray(),
            table.header(),
            "");
    return AttributeValues.of(spec, table, IntStream.range(0, rows.length).toArray());
  }

  private static Attribute attribute(AttributeValues values, int rows) {
    Split[] splits = new Split[rows];
    Arrays.fill(splits, Split.TRAIN);
    return values.attribute(splits);
  }

  @Test
  void classesAreSortedAndTheMissingHaveNone() {
    AttributeValues values =
        values(AttributeKind.CATEGORICAL.label(), null, null, "b", "", "a", "b");
    assertArrayEquals(new int[] {1, -1, 0, 1}, ((AttributeValues.Labels) values).codes());
    Categorical attribute = (Categorical) attribute(values, 4);
    assertEquals(List.of("a", "b"), attribute.classes());
    assertFalse(attribute.known(1));
  }

  @Test
  void numbersAreClassesInTheirOrder() {
    AttributeValues values =
        values(AttributeKind.CATEGORICAL.label(), null, null, "10", "9", "1,5", "-2");
    assertEquals(List.of("-2", "1,5", "9", "10"), ((Categorical) attribute(values, 4)).classes());
  }

  @Test
  void levelsAreRanked() {
    List<String> levels = List.of("S", "M", "L", "XL");
    AttributeValues values = values(AttributeKind.ORDINAL.label(), levels, null, "L", "S", "", "S");
    DistanceAttribute attribute = (DistanceAttribute) attribute(values, 4);
    assertEquals(levels, attribute.schema().classes());
    assertEquals(2, attribute.distance(0, 1));
    assertEquals("L", attribute.value(0));
    assertNull(attribute.value(2));
    Refusal.ofInput(
        () -> values(AttributeKind.ORDINAL.label(), levels, null, "L", "XS"),
        folder.table,
        "line 3",
        "'XS'",
        "[S, M, L, XL]");
  }

  @Test
  void levelsThatAreNumbersNeedNoList() {
    AttributeValues values = values(AttributeKind.ORDINAL.label(), null, null, "10", "2", "2");
    assertEquals(List.of("2", "10"), attribute(values, 3).schema().classes());
    Refusal.ofInput(
        () -> values(AttributeKind.ORDINAL.label(), null, null, "low", "high"),
        "column 'a_0'",
        "from the lowest to the highest");
  }

  @Test
  void aPointIsKnownWholeOrNotAtAll() {
    AttributeValues values =
        values(AttributeKind.CONTINUOUS.label(), null, Scaling.byDefault(1), "1;2", "3;", "5;6");
    Continuous attribute = (Continuous) attribute(values, 3);
    assertFalse(attribute.known(1));
    assertEquals(List.of("0", "1"), attribute.components());
    assertEquals(Math.sqrt(32), attribute.distance(0, 2), 1e-12);
  }

  /** Training values 0, 2, 4 have the standard deviation sqrt(8/3) and the range 4. */
  @Test
  void scalesAreOfTheTrainingItems() {
    String[] rows = {"0;7", "2;7", "4;7", "1000;9"};
    Split[] splits = {Split.TRAIN, Split.TRAIN, Split.TRAIN, Split.TEST};
    assertEquals(
        List.of(Math.sqrt(8 / 3.0), 1.0), // alike in training: no unit to be had
        values(AttributeKind.CONTINUOUS.label(), null, null, rows)
            .attribute(splits)
            .schema()
            .scales());
    Scaling range = new Scaling(Scaling.Rule.RANGE, List.of());
    assertEquals(
        List.of(4.0, 1.0),
        values(AttributeKind.CONTINUOUS.label(), null, range, rows)
            .attribute(splits)
            .schema()
            .scales());
    Scaling given = new Scaling(Scaling.Rule.GIVEN, List.of(10.0, 20.0));
    Attribute scaled =
        values(AttributeKind.CONTINUOUS.label(), null, given, rows).attribute(splits);
    assertEquals(List.of(10.0, 20.0), scaled.schema().scales());
    assertEquals(0.2, ((Continuous) scaled).distance(0, 1), 1e-12);
  }

  @Test
  void aSingleComponentHasNoScaleUnlessAskedFor() {
    assertNull(
        attribute(values(AttributeKind.CONTINUOUS.label(), null, null, "0", "2"), 2)
            .schema()
            .scales());
    Scaling standard = new Scaling(Scaling.Rule.STANDARD, List.of());
    assertEquals(
        List.of(1.0),
        attribute(values(AttributeKind.CONTINUOUS.label(), null, standard, "0", "2"), 2)
            .schema()
            .scales());
  }

  @Test
  void aCellThatIsNoNumberIsNamed() {
    for (String cell : List.of("12 cm", "1.234,5", "0x10", "Infinity", "1e60", "1e999")) {
      Refusal.ofInput(
          () -> values(AttributeKind.CONTINUOUS.label(), null, null, "1", cell),
          folder.table,
          "line 3",
          "a_0",
          cell,
          "--missing");
    }
  }

  @Test
  void numbersInDoubtAreRefusedWhereTheyCount() {
    for (String kind : List.of(AttributeKind.CONTINUOUS.label(), AttributeKind.ORDINAL.label())) {
      Refusal.ofInput(
          () -> values(kind, null, null, "100", "1.299", "7"),
          folder.table,
          "column 'a_0'",
          "'1.299' (line 3) may be 1299 (--decimal comma)");
    }
    var unused = values(AttributeKind.CATEGORICAL.label(), null, null, "100", "1.299", "7");
    Refusal.ofInput(
        () -> values(AttributeKind.CONTINUOUS.label(), null, null, "1", "1'299.5"),
        "must be a number",
        "--decimal point");
    Refusal.ofInput(
        () -> values(AttributeKind.CONTINUOUS.label(), null, null, "1", "12 cm"),
        "leave its unit out");
  }

  @Test
  void columnsWithOneValueAreRefused() {
    Refusal.ofInput(
        () -> values(AttributeKind.CATEGORICAL.label(), null, null, "a", "", "a"),
        "column 'a_0'",
        "one class 'a'",
        "at least two");
    Refusal.ofInput(
        () -> values(AttributeKind.CATEGORICAL.label(), null, null, "", "?"),
        "column 'a_0'",
        "no value");
    Refusal.ofInput(
        () -> values(AttributeKind.CONTINUOUS.label(), null, null, "2", "2"), "'a'", "one value");
    Refusal.ofInput(
        () -> values(AttributeKind.CONTINUOUS.label(), null, null, "", ""), "'a'", "no value");
    String endless = "x".repeat(256);
    Refusal.ofInput(
        () -> values(AttributeKind.CATEGORICAL.label(), null, null, endless, "a"),
        "line 2",
        "longer");
  }
}
