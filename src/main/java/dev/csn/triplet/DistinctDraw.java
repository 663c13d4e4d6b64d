package dev.csn.triplet;

import java.util.SplittableRandom;

/** Uniform draws from 0 to size - 1 that leave out what was drawn before. */
final class DistinctDraw {
  private DistinctDraw() {}

  static int besides(int taken, int size, SplittableRandom random) {
    return skip(random.nextInt(size - 1), taken);
  }

  static int besides(int taken, int alsoTaken, int size, SplittableRandom random) {
    int draw = random.nextInt(size - 2);
    return skip(skip(draw, Math.min(taken, alsoTaken)), Math.max(taken, alsoTaken));
  }

  private static int skip(int draw, int taken) {
    return draw < taken ? draw : draw + 1;
  }
}
