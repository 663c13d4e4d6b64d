package dev.csn.view.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.Ordinal;
import dev.csn.attribute.TripletAttribute;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.search.Neighbor;
import dev.csn.search.QueryResult;
import dev.csn.search.QueryResult.Anchor;
import dev.csn.search.QueryResults;
import dev.csn.search.Similarity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryRemarksTest {
  private static final float NAN = Float.NaN;
  private static final int ITEMS = 14;
  private static final String WHY =
      ": neighbors by it rest on the image alone, nothing tells whether they are right";

  private static final List<String> CONDITIONS = List.of("kind", "color", "size", "looks");

  /** All is known of the last item, nothing of the others. */
  private static final Items SOME = items();

  private static Items items() {
    Split[] splits = new Split[ITEMS];
    Arrays.fill(splits, Split.TEST);
    int[] ids = new int[ITEMS];
    Arrays.setAll(ids, row -> 100 + row);
    int[] codes = new int[ITEMS];
    Arrays.fill(codes, 0, ITEMS - 1, Categorical.MISSING);
    float[] ranks = new float[ITEMS];
    Arrays.fill(ranks, 0, ITEMS - 1, NAN);
    float[] points = new float[2 * ITEMS];
    Arrays.fill(points, 0, 2 * (ITEMS - 1), NAN);
    return new Items(
        ids,
        splits,
        List.of(
            new Categorical("kind", List.of("a"), codes),
            new Continuous("color", List.of("r", "g"), points),
            Ordinal.ofRanks("size", List.of("s", "m"), ranks),
            new TripletAttribute("looks", ITEMS, new int[] {0, 1, 2})));
  }

  private static QueryResult ask(String condition, Anchor anchor) {
    return QueryResult.of(
        "r", anchor, Similarity.parse(condition, CONDITIONS), SOME, List.of(new Neighbor(1, 2)));
  }

  private static QueryResult ask(String condition, int row) {
    return ask(condition, Anchor.ofItem(SOME, row));
  }

  @Test
  void everyConditionThatCountsIsNamedWhateverItsKind() {
    assertEquals(
        List.of("item 103 has no value of color" + WHY), QueryText.remarks(ask("color", 3)));
    assertEquals(
        List.of("item 103 has no value of size" + WHY, "item 103 has no value of kind" + WHY),
        QueryText.remarks(ask("size=0.2,color=0,looks=1,kind=2", 3)));
  }

  @Test
  void whatIsKnownOrHasNoValuesCostsNoRemark() {
    assertEquals(List.of(), QueryText.remarks(ask("kind,color,size,looks", ITEMS - 1)));
    assertEquals(List.of(), QueryText.remarks(ask("looks", 3)));
    assertEquals(List.of(), QueryText.remarks(ask("color", Anchor.ofImage("x.png"))));
  }

  @Test
  void ofManyQueriesALineNamesTheFirstItems() {
    List<QueryResult> results = new ArrayList<>();
    for (int row = ITEMS - 1; row >= 0; row--) {
      results.add(ask("size", row));
    }
    results.add(ask("color,size", 1));
    results.add(ask("color", 0));
    results.add(ask("color", 1));
    assertEquals(
        List.of(
            "13 items (100, 101, 102, 103, 104, 105, 106, 107, 108, 109, ...) have no value of size"
                + WHY,
            "2 items (100, 101) have no value of color" + WHY),
        QueryText.remarks(new QueryResults("r", results)));
  }
}
