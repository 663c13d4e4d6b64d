package dev.csn.view.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.search.Neighbor;
import dev.csn.search.QueryResult;
import dev.csn.search.QueryResults;
import dev.csn.search.Similarity;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueriesTextTest {
  private static final Items ITEMS = items();

  private static Items items() {
    Split[] splits = new Split[4];
    Arrays.fill(splits, Split.TEST);
    return new Items(
        new int[] {3, 17, 20, 101},
        splits,
        List.of(
            new Categorical("kind", List.of("boot", "pump"), new int[] {0, 0, 1, -1}),
            new Categorical("sole", List.of("flat", "heel"), new int[] {0, 1, 1, 0}),
            new Continuous("height", List.of("m"), new float[] {1, 2, 3, 4})));
  }

  private static QueryResult ask(String condition, int anchorRow, Neighbor... found) {
    return QueryResult.of(
        "runs/a",
        QueryResult.Anchor.ofItem(ITEMS, anchorRow),
        Similarity.parse(condition, List.of("kind", "sole", "height")),
        ITEMS,
        List.of(found));
  }

  private static String text(QueryResult... results) {
    return QueryText.of(new QueryResults("runs/a", List.of(results)), Style.PLAIN);
  }

  @Test
  void everyQueryHasAParagraphWithAMarkAClassAskedFor() {
    assertEquals(
        """
        3 queries in runs/a: each item's neighbors, id and distance, the nearest first
        + of the anchor's class, - of another, ? not known

        item 3 by kind
          17 0.5000 +, 20 1.2500 -, 101 10.0000 ?

        item 17 by 0.75 sole + 0.25 kind
          3 0.5000 -+, 101 0.7500 -?

        item 20 by height
          none: the gallery holds no other such item
        """,
        text(
            ask("kind", 0, new Neighbor(1, 0.5), new Neighbor(2, 1.25), new Neighbor(3, 10)),
            ask("sole=3,kind=1", 1, new Neighbor(0, 0.5), new Neighbor(3, 0.75)),
            ask("height", 2)));
  }

  @Test
  void withoutClassesAskedForThereIsNothingToExplain() {
    assertEquals(
        """
        1 query in runs/a: each item's neighbors, id and distance, the nearest first

        item 3 by height
          17 0.5000
        """,
        text(ask("height", 0, new Neighbor(1, 0.5))));
  }

  @Test
  void manyNeighborsGoOverLinesOfAHundredColumnsColoredOrNot() {
    Neighbor[] many =
        IntStream.range(0, 40).mapToObj(i -> new Neighbor(i % 4, i)).toArray(Neighbor[]::new);
    String plain = text(ask("kind", 0, many));
    assertTrue(plain.lines().count() > 8, plain);
    plain.lines().forEach(line -> assertTrue(line.length() <= WrappedList.WIDTH, line));
    String colored =
        QueryText.of(
            new QueryResults("runs/a", List.of(ask("kind", 0, many))),
            new Style(true, false, WrappedList.WIDTH));
    assertTrue(colored.contains("\033"), colored);
    assertEquals(plain, colored.replaceAll("\033\\[[0-9]*m", ""));
  }
}
