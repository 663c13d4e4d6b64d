package dev.csn.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedTest {
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(64);

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, Long.MIN_VALUE, 0x123456789abcdefL})
  void streamsAreTheFinalizerOfSplitMixOverFnv(long value) {
    BigInteger hash = unsigned("cbf29ce484222325");
    for (byte b : "colors é".getBytes(StandardCharsets.UTF_8)) {
      hash = hash.xor(BigInteger.valueOf(b & 0xff)).multiply(unsigned("100000001b3")).mod(MODULUS);
    }
    BigInteger seed = BigInteger.valueOf(value).mod(MODULUS);
    assertEquals(mix(seed.add(mix(hash))).longValue(), new Seed(value).of("colors é").value());
    BigInteger step = BigInteger.valueOf(7).add(unsigned("9e3779b97f4a7c15"));
    assertEquals(mix(seed.add(mix(step))).longValue(), new Seed(value).at(7).value());
  }

  @Test
  void thePublishedVectorOfFnvIsMet() {
    BigInteger hashOfA = unsigned("af63dc4c8601ec8c"); // isthe.com/chongo/tech/comp/fnv
    assertEquals(mix(mix(hashOfA)).longValue(), new Seed(0).of("a").value());
  }

  @Test
  void aStreamStartsAnewEachTimeItIsAskedFor() {
    Seed seed = new Seed(5).of("triplets").at(3);
    assertEquals(seed.random().nextLong(), seed.random().nextLong());
  }

  @Test
  void purposesStepsAndTheirOrderGiveDifferentStreams() {
    Set<Long> seen = new HashSet<>();
    for (long value = 0; value < 10; value++) {
      for (String purpose : new String[] {"", "a", "b", "ab", "colors"}) {
        Seed seed = new Seed(value).of(purpose);
        seen.add(seed.value());
        for (long step = -5; step < 5; step++) {
          seen.add(seed.at(step).value());
          seen.add(new Seed(value).at(step).of(purpose).value());
        }
      }
    }
    assertEquals(10 * 5 * 21, seen.size());
  }

  @Test
  void permutationHoldsEveryNumberOnce() {
    int[] order = new Seed(1).permutation(1000);
    assertNotEquals(0, Arrays.compare(order, sorted(order)));
    for (int i = 0; i < 1000; i++) {
      assertEquals(i, sorted(order)[i]);
    }
    assertArrayEquals(order, new Seed(1).permutation(1000));
    assertArrayEquals(new int[0], new Seed(1).permutation(0));
    assertArrayEquals(new int[] {0}, new Seed(1).permutation(1));
  }

  @Test
  void everyOrderIsAsLikely() {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < 24_000; i++) {
      counts.merge(Arrays.toString(new Seed(9).at(i).permutation(4)), 1, Integer::sum);
    }
    assertEquals(24, counts.size());
    double chiSquare = 0;
    for (int count : counts.values()) {
      chiSquare += (count - 1000.0) * (count - 1000.0) / 1000;
    }
    assertEquals(23, chiSquare, 5 * Math.sqrt(2 * 23), "chi-square of 23 degrees of freedom");
  }

  private static int[] sorted(int[] values) {
    int[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private static BigInteger unsigned(String hex) {
    return new BigInteger(hex, 16);
  }

  private static BigInteger mix(BigInteger value) {
    BigInteger z = value.mod(MODULUS);
    z = z.xor(z.shiftRight(30)).multiply(unsigned("bf58476d1ce4e5b9")).mod(MODULUS);
    z = z.xor(z.shiftRight(27)).multiply(unsigned("94d049bb133111eb")).mod(MODULUS);
    return z.xor(z.shiftRight(31));
  }
}
