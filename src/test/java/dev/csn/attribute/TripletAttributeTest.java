package dev.csn.attribute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TripletAttributeTest {
  private static final TripletAttribute LOOKS =
      new TripletAttribute("looks", 6, new int[] {4, 1, 0, 0, 1, 2, 4, 0, 1, 1, 2, 4});

  private static List<String> triplets(TripletAttribute attribute) {
    List<String> triplets = new ArrayList<>();
    for (int t = 0; t < attribute.triplets(); t++) {
      triplets.add(attribute.anchor(t) + ">" + attribute.positive(t) + "," + attribute.negative(t));
    }
    return triplets;
  }

  @Test
  void tripletsAreSortedByAnchorAndFoundByIt() {
    assertEquals(List.of("0>1,2", "1>2,4", "4>1,0", "4>0,1"), triplets(LOOKS));
    assertEquals(2, LOOKS.firstOf(4));
    assertEquals(4, LOOKS.firstOf(5));
    assertEquals(LOOKS.firstOf(2), LOOKS.firstOf(3));
  }

  @Test
  void itemsInNoTripletAreUnknownAndNoneHasAValue() {
    assertTrue(LOOKS.known(2));
    assertFalse(LOOKS.known(3));
    assertFalse(LOOKS.known(5));
    assertNull(LOOKS.value(0));
    assertEquals("compared", LOOKS.schema().kind().label());
  }

  @Test
  void ofSelectedItemsOnlyWholeTripletsRemain() {
    TripletAttribute selected = LOOKS.select(new int[] {0, 1, 4});
    assertEquals(List.of("2>1,0", "2>0,1"), triplets(selected));
    assertEquals(3, selected.items());
    assertEquals(0, LOOKS.select(new int[] {3, 5}).triplets());
    assertEquals(LOOKS.schema(), selected.schema());
  }

  @Test
  void whatIsNoTripletIsRefused() {
    for (int[] wrong :
        new int[][] {{0, 1}, {0, 1, 6}, {-1, 1, 2}, {1, 1, 2}, {1, 2, 1}, {1, 2, 2}}) {
      assertThrows(IllegalArgumentException.class, () -> new TripletAttribute("looks", 6, wrong));
    }
  }
}
