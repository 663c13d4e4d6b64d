package dev.csn.random;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * A seed, split into random streams by name. Each purpose (colors, split, initial weights, triplets
 * of step 7) draws from its own stream, so no draw depends on the number of draws made elsewhere. A
 * stream is a function of seed, purpose and step; resuming a run needs no saved generator.
 */
public record Seed(long value) {

  /** The seed of the stream for {@code purpose}. */
  public Seed of(String purpose) {
    long hash = 0xcbf29ce484222325L; // FNV-1a
    for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return new Seed(mix(value + mix(hash)));
  }

  /** The seed of the stream for one step, item or repetition. */
  public Seed at(long index) {
    return new Seed(mix(value + mix(index + 0x9e3779b97f4a7c15L)));
  }

  /** A new generator at the start of this stream. */
  public SplittableRandom random() {
    return new SplittableRandom(value);
  }

  /** A uniformly random permutation of 0 to size - 1 (Fisher-Yates shuffle). */
  public int[] permutation(int size) {
    int[] order = new int[size];
    SplittableRandom random = random();
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
