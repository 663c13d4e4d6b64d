package dev.csn.source.mnist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.dataset.Split;
import dev.csn.random.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MnistSplitTest {
  private static final Seed SEED = new Seed(1);

  @ParameterizedTest
  @CsvSource({
    "4,2,1,1",
    "5,3,1,1",
    "6,3,2,1",
    "7,4,2,1",
    "10,5,3,2",
    "999,500,299,200",
    "1000,500,300,200",
    "5000,2500,1500,1000",
    "60000,30000,18000,12000"
  })
  void halfTrainsThreeTenthsValidateTheRestIsHeldOut(
      int items, int train, int validation, int test) {
    Split[] splits = MnistSplit.ofFirst(items, SEED);
    assertEquals(train, count(splits, Split.TRAIN));
    assertEquals(validation, count(splits, Split.VALIDATION));
    assertEquals(test, count(splits, Split.TEST));
  }

  @Test
  void noSplitIsEmptyFromTheFewestItemsOn() {
    for (int items = ColoredMnistConfig.MIN_IMAGES; items < 200; items++) {
      for (Split split : Split.values()) {
        assertTrue(count(MnistSplit.ofFirst(items, SEED), split) > 0, items + " " + split);
      }
    }
    assertEquals(
        0, count(MnistSplit.ofFirst(ColoredMnistConfig.MIN_IMAGES - 1, SEED), Split.VALIDATION));
  }

  @Test
  void theShuffleIsTheSeeds() {
    Split[] splits = MnistSplit.ofFirst(100, SEED);
    assertArrayEquals(splits, MnistSplit.ofFirst(100, SEED));
    assertFalse(Arrays.equals(splits, MnistSplit.ofFirst(100, new Seed(2))));
    Split[] all = MnistSplit.ofAll(6000, 10, SEED);
    assertArrayEquals(all, MnistSplit.ofAll(6000, 10, SEED));
    assertFalse(Arrays.equals(all, MnistSplit.ofAll(6000, 10, new Seed(2))));
  }

  @Test
  void ofAllTheTestFileIsHeldOutAndFiveThousandValidate() {
    Split[] splits = MnistSplit.ofAll(60_000, 10_000, SEED);
    assertEquals(55_000, count(splits, Split.TRAIN));
    assertEquals(5_000, count(splits, Split.VALIDATION));
    assertEquals(10_000, count(splits, Split.TEST));
    Split[] testFile = Arrays.copyOfRange(splits, 60_000, 70_000);
    assertEquals(10_000, count(testFile, Split.TEST));
    Split[] firstHalf = Arrays.copyOf(splits, 30_000);
    assertEquals(2_500, count(firstHalf, Split.VALIDATION), 5 * Math.sqrt(5_000 / 4.0));
  }

  @Test
  void aTrainingFileTooSmallForThatIsRefused() {
    Refusal.ofConfiguration(() -> MnistSplit.ofAll(5000, 10, SEED), "--limit 0", 5000);
    assertEquals(1, count(MnistSplit.ofAll(5001, 10, SEED), Split.TRAIN));
  }

  private static int count(Split[] splits, Split split) {
    return (int) Arrays.stream(splits).filter(s -> s == split).count();
  }
}
