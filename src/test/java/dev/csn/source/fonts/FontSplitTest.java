package dev.csn.source.fonts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.csn.dataset.Split;
import dev.csn.random.Seed;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FontSplitTest {
  private static final Seed SEED = new Seed(1);

  private static int count(Split[] splits, Split split) {
    return Collections.frequency(Arrays.asList(splits), split);
  }

  @ParameterizedTest
  @CsvSource({"100, 70, 10, 20", "6, 2, 2, 2", "10, 6, 2, 2", "15, 10, 2, 3", "26, 18, 3, 5"})
  void ofFontsMostTrainAndTwoAtLeastAreInEachSplit(int fonts, int train, int validation, int test) {
    Split[] splits = FontSplit.FONTS.assign(fonts, SEED);
    assertEquals(62 * train, count(splits, Split.TRAIN));
    assertEquals(62 * validation, count(splits, Split.VALIDATION));
    assertEquals(62 * test, count(splits, Split.TEST));
  }

  @Test
  void aFontIsHeldOutWhole() {
    Split[] splits = FontSplit.FONTS.assign(50, SEED);
    for (int item = 0; item < splits.length; item++) {
      assertEquals(splits[item / 62 * 62], splits[item], "item " + item);
    }
  }

  @Test
  void charactersAreHeldOutOneByOne() {
    Split[] splits = FontSplit.ITEMS.assign(100, SEED);
    assertEquals(4340, count(splits, Split.TRAIN));
    assertEquals(620, count(splits, Split.VALIDATION));
    assertEquals(1240, count(splits, Split.TEST));
    for (int font = 0; font < 100; font++) {
      List<Split> ofFont = Arrays.asList(splits).subList(62 * font, 62 * font + 62);
      assertFalse(Collections.frequency(ofFont, Split.TRAIN) == 62, "font " + font);
    }
  }

  @Test
  void theSeedDecides() {
    assertArrayEquals(FontSplit.FONTS.assign(50, SEED), FontSplit.FONTS.assign(50, SEED));
    assertFalse(
        Arrays.equals(FontSplit.FONTS.assign(50, SEED), FontSplit.FONTS.assign(50, new Seed(2))));
  }
}
