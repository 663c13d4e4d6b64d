package dev.csn.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.random.Seed;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RandomMotionTest {
  private static final ImageShape SHAPE = new ImageShape(9, 7, 3);

  /** Every pixel a color of its own. */
  private static byte[] image() {
    byte[] image = new byte[SHAPE.values()];
    for (int i = 0; i < image.length; i++) {
      image[i] = (byte) i;
    }
    return image;
  }

  private static byte[] moved(RandomMotion motion, SplittableRandom random) {
    byte[] into = new byte[SHAPE.values()];
    motion.apply(image(), into, random);
    return into;
  }

  private static Set<Integer> colors(byte[] image) {
    Set<Integer> colors = new HashSet<>();
    for (int i = 0; i < image.length; i += 3) {
      colors.add(((image[i] & 255) << 16) | ((image[i + 1] & 255) << 8) | (image[i + 2] & 255));
    }
    return colors;
  }

  @Test
  void withoutBoundsNothingMoves() {
    RandomMotion still = new RandomMotion(SHAPE, 0, 0, 0);
    assertArrayEquals(image(), moved(still, new Seed(1).random()));
  }

  @Test
  void everyPixelIsTheCopyOfOneThatWasThere() {
    RandomMotion motion = new RandomMotion(SHAPE, 2.5, 30, 0.4);
    Set<Integer> known = colors(image());
    SplittableRandom random = new Seed(3).random();
    for (int i = 0; i < 200; i++) {
      assertTrue(known.containsAll(colors(moved(motion, random))));
    }
  }

  @Test
  void aShiftMovesEveryPixelAlikeAndRepeatsTheBorder() {
    RandomMotion motion = new RandomMotion(SHAPE, 3, 0, 0);
    SplittableRandom random = new Seed(5).random();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      byte[] found = moved(motion, random);
      boolean explained = false;
      for (int dy = -3; dy <= 3; dy++) {
        for (int dx = -3; dx <= 3; dx++) {
          if (Arrays.equals(shifted(dy, dx), found)) {
            explained = true;
            seen.add(dy + "," + dx);
          }
        }
      }
      assertTrue(explained);
    }
    assertEquals(49, seen.size(), "all shifts come up: " + seen);
  }

  /** The naive twin. */
  private static byte[] shifted(int dy, int dx) {
    byte[] image = image();
    byte[] shifted = new byte[image.length];
    for (int y = 0; y < 9; y++) {
      for (int x = 0; x < 7; x++) {
        int fromY = Math.min(8, Math.max(0, y + dy));
        int fromX = Math.min(6, Math.max(0, x + dx));
        System.arraycopy(image, (fromY * 7 + fromX) * 3, shifted, (y * 7 + x) * 3, 3);
      }
    }
    return shifted;
  }

  @Test
  void theCenterStaysWhereItIsWhileTheRestTurns() {
    RandomMotion turning = new RandomMotion(SHAPE, 0, 45, 0);
    SplittableRandom random = new Seed(7).random();
    int center = (4 * 7 + 3) * 3;
    boolean turned = false;
    for (int i = 0; i < 20; i++) {
      byte[] found = moved(turning, random);
      assertEquals(image()[center], found[center]);
      turned |= !Arrays.equals(image(), found);
    }
    assertTrue(turned);
  }

  @Test
  void theSameStreamMovesTheSameWay() {
    RandomMotion motion = new RandomMotion(SHAPE, 2, 12, 0.1);
    assertArrayEquals(moved(motion, new Seed(9).random()), moved(motion, new Seed(9).random()));
    assertFalse(
        Arrays.equals(moved(motion, new Seed(9).random()), moved(motion, new Seed(10).random())));
  }
}
