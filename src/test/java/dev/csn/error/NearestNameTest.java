package dev.csn.error;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  private static final List<String> KNOWN = List.of("color", "digit", "learningRate", "steps");

  @Test
  void oneSwapOneLossOrOneLetterTooManyIsStillRecognized() {
    assertEquals(Optional.of("color"), NearestName.of("colro", KNOWN));
    assertEquals(Optional.of("learningRate"), NearestName.of("learnigRate", KNOWN));
    assertEquals(Optional.of("steps"), NearestName.of("stepss", KNOWN));
  }

  @Test
  void caseIsNoError() {
    assertEquals(Optional.of("learningRate"), NearestName.of("LEARNINGRATE", KNOWN));
  }

  @Test
  void nothingNearMeansNoGuess() {
    assertEquals(Optional.empty(), NearestName.of("margin", KNOWN));
    assertEquals(Optional.empty(), NearestName.of("", KNOWN));
    assertEquals(Optional.empty(), NearestName.of("color", List.of()));
  }

  @Test
  void theNearestWinsAndTheFirstOfEquals() {
    assertEquals(Optional.of("abcdef"), NearestName.of("abcdeg", List.of("abcdxx", "abcdef")));
    assertEquals(Optional.of("bat"), NearestName.of("cat", List.of("bat", "hat")));
  }

  @Test
  void distanceCountsSwapsAsOneError() {
    assertEquals(0, NearestName.distance("", ""));
    assertEquals(3, NearestName.distance("", "abc"));
    assertEquals(1, NearestName.distance("ab", "ba"));
    assertEquals(3, NearestName.distance("kitten", "sitting"));
    assertEquals(3, NearestName.distance("ca", "abc")); // 2 if letters could be edited twice
  }

  @Test
  void distanceEqualsItsRecursiveDefinition() {
    SplittableRandom random = new SplittableRandom(1);
    for (int trial = 0; trial < 200; trial++) {
      String a = word(random);
      String b = word(random);
      assertEquals(recursive(a, b), NearestName.distance(a, b), a + " " + b);
    }
  }

  private static String word(SplittableRandom random) {
    StringBuilder word = new StringBuilder();
    for (int length = random.nextInt(6); length > 0; length--) {
      word.append((char) ('a' + random.nextInt(3)));
    }
    return word.toString();
  }

  private static int recursive(String a, String b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.length() + b.length();
    }
    String shortA = a.substring(0, a.length() - 1);
    String shortB = b.substring(0, b.length() - 1);
    int same = a.charAt(shortA.length()) == b.charAt(shortB.length()) ? 0 : 1;
    int best = recursive(shortA, shortB) + same;
    best = Math.min(best, recursive(shortA, b) + 1);
    best = Math.min(best, recursive(a, shortB) + 1);
    String endA = a.substring(Math.max(0, a.length() - 2));
    String endB = b.substring(Math.max(0, b.length() - 2));
    if (endA.length() == 2 && new StringBuilder(endA).reverse().toString().equals(endB)) {
      best =
          Math.min(
              best, recursive(a.substring(0, a.length() - 2), b.substring(0, b.length() - 2)) + 1);
    }
    return best;
  }
}
