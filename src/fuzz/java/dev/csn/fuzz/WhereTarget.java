package dev.csn.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.Ordinal;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.search.Filter;
import java.util.Arrays;
import java.util.List;

/**
 * Values of {@code --where}: what is accepted finds only items of which something is known, and
 * each beside itself again the same ones.
 */
final class WhereTarget implements Target {
  private static final int UNKNOWN = 4;
  private static final Items ITEMS =
      new Items(
          new int[] {0, 1, 2, 3, UNKNOWN},
          new Split[] {Split.TEST, Split.TEST, Split.TEST, Split.TEST, Split.TEST},
          List.of(
              new Categorical("kind", List.of("a", "b|c", "d,e", "\\"), new int[] {0, 1, 2, 3, -1}),
              Ordinal.ofRanks(
                  "size", List.of("s", "m", "0..9"), new float[] {0, 1, 2, 2, Float.NaN}),
              new Continuous("price", List.of("value"), new float[] {1, 2, 3, 4, Float.NaN})));

  @Override
  public List<byte[]> seeds() {
    return List.of(
        "kind=a|b\\|c".getBytes(UTF_8),
        "size=m..0\\..9,kind!=d\\,e".getBytes(UTF_8),
        "price_value=..1.5|3..4, price != 2".getBytes(UTF_8));
  }

  @Override
  public void read(byte[] input) {
    String text = new String(input, UTF_8);
    int[] rows = Filter.parse(List.of(text), ITEMS.schemas()).rows(ITEMS);
    assertTrue(Arrays.stream(rows).allMatch(row -> row >= 0 && row < UNKNOWN));
    assertArrayEquals(
        rows, Filter.parse(List.of(text + "," + text), ITEMS.schemas()).rows(ITEMS), text);
  }
}
