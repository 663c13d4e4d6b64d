package dev.csn.bench;

import java.lang.ref.Reference;
import java.util.function.Supplier;

/** Times calls. */
final class Stopwatch {
  private Stopwatch() {}

  /** The seconds that a call takes. */
  static double seconds(Supplier<?> work) {
    Object result = null;
    long start = System.nanoTime();
    try {
      result = work.get();
      return (System.nanoTime() - start) / 1e9;
    } finally {
      Reference.reachabilityFence(result); // No compiler may drop work for want of a use.
    }
  }
}
