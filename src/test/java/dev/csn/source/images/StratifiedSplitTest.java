package dev.csn.source.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.dataset.Split;
import dev.csn.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StratifiedSplitTest {
  private static final double[] SHARES = {0.7, 0.1, 0.2};
  private static final Seed SEED = new Seed(3);

  private static List<String> names(int items) {
    return IntStream.range(0, items).mapToObj(i -> "p" + i).toList();
  }

  private static int[] alone(int items) {
    return IntStream.range(0, items).toArray();
  }

  private static Split[] draw(int items, int[]... classes) {
    return StratifiedSplit.draw(names(items), alone(items), List.of(classes), SHARES, SEED);
  }

  private static int count(Split[] splits, Split split, int[] codes, int code) {
    return (int)
        IntStream.range(0, splits.length)
            .filter(i -> splits[i] == split && codes[i] == code)
            .count();
  }

  @Test
  void everyClassHasItsShareInEachSplit() {
    int[] codes = IntStream.range(0, 1000).map(i -> i % 10).toArray();
    Split[] splits = draw(1000, codes);
    for (int code = 0; code < 10; code++) {
      assertEquals(70, count(splits, Split.TRAIN, codes, code), 1);
      assertEquals(10, count(splits, Split.VALIDATION, codes, code), 1);
      assertEquals(20, count(splits, Split.TEST, codes, code), 1);
    }
  }

  @Test
  void everyCombinationOfClassesHasItsShareAndSoHasTheUnknown() {
    int[] first = IntStream.range(0, 1200).map(i -> i % 3 - 1).toArray();
    int[] second = IntStream.range(0, 1200).map(i -> i / 3 % 4).toArray();
    int[] both = IntStream.range(0, 1200).map(i -> first[i] * 10 + second[i]).toArray();
    Split[] splits = draw(1200, first, second);
    for (int code : Arrays.stream(both).distinct().toArray()) {
      assertEquals(20, count(splits, Split.TEST, both, code), 1, "combination " + code);
    }
  }

  @Test
  void withoutClassesTheSharesAreExact() {
    Split[] splits = draw(10);
    Map<Split, Integer> counts = new HashMap<>();
    Arrays.stream(splits).forEach(split -> counts.merge(split, 1, Integer::sum));
    assertEquals(Map.of(Split.TRAIN, 7, Split.VALIDATION, 1, Split.TEST, 2), counts);
  }

  @Test
  void theOrderOfTheItemsChangesNothingAndTheSeedDoes() {
    int[] codes = IntStream.range(0, 200).map(i -> i % 3).toArray();
    Split[] splits = draw(200, codes);
    List<String> reversed = new ArrayList<>(names(200));
    Collections.reverse(reversed);
    int[] reversedCodes = IntStream.range(0, 200).map(i -> codes[199 - i]).toArray();
    Split[] again =
        StratifiedSplit.draw(reversed, alone(200), List.of(reversedCodes), SHARES, SEED);
    for (int i = 0; i < 200; i++) {
      assertEquals(splits[i], again[199 - i]);
    }
    Split[] other =
        StratifiedSplit.draw(names(200), alone(200), List.of(codes), SHARES, new Seed(4));
    assertNotEquals(Arrays.toString(splits), Arrays.toString(other));
  }

  @Test
  void aUnitIsNeverDivided() {
    int[] units = IntStream.range(0, 300).map(i -> i - i % 5).toArray();
    Split[] splits = StratifiedSplit.draw(names(300), units, List.of(), SHARES, SEED);
    for (int i = 0; i < 300; i++) {
      assertEquals(splits[units[i]], splits[i]);
    }
    assertEquals(60, count(splits, Split.TEST, new int[300], 0));
  }

  @Test
  void aSplitWithoutAShareGetsNone() {
    Split[] splits =
        StratifiedSplit.draw(names(50), alone(50), List.of(), new double[] {0.9, 0.1, 0}, SEED);
    assertEquals(0, count(splits, Split.TEST, new int[50], 0));
    assertEquals(5, count(splits, Split.VALIDATION, new int[50], 0));
  }

  @Test
  void unitsJoinGroupsAndCopies() {
    List<String> digests = List.of("a", "b", "a", "c", "d", "e");
    List<String> groups = Arrays.asList("x", "y", null, "y", null, "x");
    assertArrayEquals(new int[] {0, 1, 0, 1, 4, 0}, StratifiedSplit.units(groups, digests));
    assertArrayEquals(new int[] {0, 1, 0, 3, 4, 5}, StratifiedSplit.units(null, digests));
    assertTrue(StratifiedSplit.units(null, List.of()).length == 0);
  }
}
