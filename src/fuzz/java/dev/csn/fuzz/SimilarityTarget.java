package dev.csn.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.search.Similarity;
import java.util.List;

/** Values of {@code --condition}: of what is accepted, the weights sum to 1. */
final class SimilarityTarget implements Target {
  private static final List<String> KNOWN = List.of("color", "digit", "a=b");

  @Override
  public List<byte[]> seeds() {
    return List.of(
        "color".getBytes(UTF_8),
        "color=0.7,digit=0.3".getBytes(UTF_8),
        "a=b, digit=1e-3,color=0".getBytes(UTF_8));
  }

  @Override
  public void read(byte[] input) {
    Similarity read = Similarity.parse(new String(input, UTF_8), KNOWN);
    double sum = read.conditions().values().stream().mapToDouble(w -> w).sum();
    assertEquals(1, sum, 1e-9);
  }
}
