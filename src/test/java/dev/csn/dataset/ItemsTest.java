package dev.csn.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ItemsTest {
  private final Items items = SmallDataset.items();

  @Test
  void rowsOfASplitAscend() {
    assertArrayEquals(new int[] {1, 2, 4, 6}, items.rows(Split.TRAIN));
    assertArrayEquals(new int[] {3}, items.rows(Split.VALIDATION));
    assertArrayEquals(new int[] {0, 5}, items.rows(Split.TEST));
    assertEquals(new SplitSizes(4, 1, 2), SplitSizes.of(items));
    assertEquals(7, SplitSizes.of(items).total());
  }

  @Test
  void attributesKeepTheirOrderAndAreFoundByName() {
    assertEquals(
        List.of("place", "kind"), items.attributes().stream().map(Attribute::name).toList());
    assertEquals("kind", items.attribute("kind").orElseThrow().name());
    assertEquals(Optional.empty(), items.attribute("color"));
  }

  @Test
  void selectedItemsKeepIdSplitAndAttributes() {
    Items test = items.select(items.rows(Split.TEST));
    assertEquals(2, test.size());
    assertEquals(5, test.id(1));
    assertEquals(Split.TEST, test.split(1));
    assertEquals(items.values(5), test.values(1));
    assertEquals(items.schemas(), test.schemas());
  }

  @Test
  void aRowIsFoundByItsId() {
    Items test = items.select(new int[] {0, 5});
    assertEquals(0, test.row(0));
    assertEquals(1, test.row(5));
    assertTrue(test.row(3) < 0);
    assertTrue(test.row(6) < 0);
  }

  @Test
  void valuesAreByAttributeInOrder() {
    assertEquals("{place=[2.5, 1.0E-7], kind=heel, high}", items.values(1).toString());
    assertEquals("{place=[0.1, 3], kind=3}", items.values(2).toString());
  }

  @Test
  void filesAreOneEachOrNone() {
    assertNull(items.file(0));
    int[] ids = {0};
    Split[] splits = {Split.TEST};
    assertThrows(
        IllegalArgumentException.class, () -> new Items(ids, splits, List.of(), List.of()));
    assertThrows(
        IllegalArgumentException.class, () -> new Items(ids, splits, List.of(), List.of("a\nb")));
    assertEquals("a b", new Items(ids, splits, List.of(), List.of("a b")).file(0));
  }

  @Test
  void idsMustAscend() {
    assertThrows(IllegalArgumentException.class, () -> items.select(new int[] {2, 1}));
    assertThrows(IllegalArgumentException.class, () -> items.select(new int[] {1, 1}));
  }

  @Test
  void idsSplitsAndAttributesMustBeAsMany() {
    Split[] two = {Split.TRAIN, Split.TEST};
    Categorical ofTwo = new Categorical("kind", List.of("a"), new int[2]);
    assertThrows(IllegalArgumentException.class, () -> new Items(new int[] {0}, two, List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Items(new int[] {0}, new Split[] {Split.TRAIN}, List.of(ofTwo)));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Items(new int[] {0, 1}, two, List.of(ofTwo, ofTwo)));
  }
}
