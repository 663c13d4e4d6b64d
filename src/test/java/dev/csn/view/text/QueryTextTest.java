package dev.csn.view.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.search.Neighbor;
import dev.csn.search.QueryResult;
import dev.csn.search.Similarity;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTextTest {
  private static final Items ITEMS = items();

  private static Items items() {
    Split[] splits = new Split[4];
    Arrays.fill(splits, Split.TEST);
    return new Items(
        new int[] {3, 17, 20, 101},
        splits,
        List.of(
            new Categorical("kind", List.of("boot", "\u978b"), new int[] {0, 0, 1, -1}),
            new Categorical("sole", List.of("flat", "heel"), new int[] {0, 1, 1, 0}),
            new Continuous(
                "color", List.of("r", "g"), new float[] {1, 200, 12, 8, 120, 9, 30, 255})),
        List.of("a.png", "b.png", "\u304f\u3064.png", "d.png"));
  }

  private static QueryResult ask(String condition, int anchorRow) {
    return QueryResult.of(
        "runs/a",
        QueryResult.Anchor.ofItem(ITEMS, anchorRow),
        Similarity.parse(condition, List.of("kind", "sole", "color")),
        ITEMS,
        List.of(new Neighbor(1, 0.5), new Neighbor(2, 1.25), new Neighbor(3, 10)));
  }

  @Test
  void neighborsAreMarkedUnderEachClassThatWasAskedFor() {
    assertEquals(
        """
        anchor: item 3 a.png (kind boot, sole flat, color 1 200)
        neighbors by 0.50 kind + 0.50 sole in runs/a
        + of the anchor's class, - of another, ? not known

        rank   id  distance  kind     sole       color  file
           1   17    0.5000  boot  +  heel  -   12   8  b.png
           2   20    1.2500  \u978b    -  heel  -  120   9  \u304f\u3064.png
           3  101   10.0000  -     ?  flat  +   30 255  d.png
        """,
        QueryText.of(ask("kind,sole", 0), Style.PLAIN));
  }

  @Test
  void whatIsNoClassOrWasNotAskedForHasNoMark() {
    String text = QueryText.of(ask("color", 0), Style.PLAIN);
    assertFalse(text.contains("class"), text);
    assertFalse(text.contains("+"), text);
    assertEquals("   1   17    0.5000  boot  heel   12   8  b.png", text.lines().toList().get(4));
  }

  @Test
  void anAnchorWhoseClassIsNotKnownTellsOfNone() {
    List<String> lines = QueryText.of(ask("kind", 3), Style.PLAIN).lines().toList();
    assertEquals("   1   17    0.5000  boot  ?  heel   12   8  b.png", lines.get(5));
  }

  @Test
  void anImageFileHasNoClass() {
    QueryResult item = ask("kind", 0);
    QueryResult image =
        new QueryResult(
            item.run(),
            QueryResult.Anchor.ofImage("x.png"),
            item.conditions(),
            item.neighbors(),
            item.categorical());
    assertFalse(QueryText.of(image, Style.PLAIN).contains("class"));
  }

  @Test
  void colorTellsNothingThatCharactersDoNot() {
    QueryResult result = ask("kind,sole", 0);
    String colored = QueryText.of(result, new Style(true, false, 100));
    assertTrue(colored.contains("\033[32m+\033[0m"), colored);
    assertTrue(colored.contains("\033[31m-\033[0m"), colored);
    assertEquals(QueryText.of(result, Style.PLAIN), colored.replaceAll("\033\\[[0-9]+m", ""));
  }
}
