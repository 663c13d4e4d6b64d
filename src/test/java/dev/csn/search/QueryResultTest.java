package dev.csn.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.io.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryResultTest {
  private static final Items ITEMS =
      new Items(
          new int[] {3, 17},
          new Split[] {Split.TEST, Split.TEST},
          List.of(
              new Categorical("digit", List.of("0", "3"), new int[] {0, 1}),
              new Continuous("color", List.of("r", "g", "b"), new float[] {1, 2, 3, 12, 180, 44})));
  private static final Similarity BLEND =
      Similarity.parse("color=3,digit=1", List.of("color", "digit"));

  @Test
  void jsonOfAnItemsNeighbors() {
    QueryResult result =
        QueryResult.of(
            "runs/a",
            QueryResult.Anchor.ofItem(ITEMS, 1),
            BLEND,
            ITEMS,
            List.of(new Neighbor(0, 0.5)));
    assertEquals(
        "{\"run\":\"runs/a\","
            + "\"anchor\":{\"id\":17,\"attributes\":{\"digit\":3,\"color\":[12,180,44]}},"
            + "\"conditions\":{\"color\":0.75,\"digit\":0.25},"
            + "\"neighbors\":[{\"rank\":1,\"id\":3,\"distance\":0.5,"
            + "\"attributes\":{\"digit\":0,\"color\":[1,2,3]}}]}",
        Json.line(result));
  }

  @Test
  void filesAreNamedWhereItemsHaveThem() {
    Items named =
        new Items(
            new int[] {3},
            new Split[] {Split.TEST},
            List.of(new Categorical("digit", List.of("0", "3"), new int[] {0})),
            List.of("a/b.png"));
    QueryResult result =
        QueryResult.of(
            "r",
            QueryResult.Anchor.ofItem(named, 0),
            Similarity.of("digit"),
            named,
            List.of(new Neighbor(0, 2)));
    assertEquals(
        "{\"run\":\"r\",\"anchor\":{\"id\":3,\"file\":\"a/b.png\",\"attributes\":{\"digit\":0}},"
            + "\"conditions\":{\"digit\":1.0},"
            + "\"neighbors\":[{\"rank\":1,\"id\":3,\"file\":\"a/b.png\",\"distance\":2.0,"
            + "\"attributes\":{\"digit\":0}}]}",
        Json.line(result));
  }

  @Test
  void jsonOfAnImagesNeighbors() {
    QueryResult result =
        QueryResult.of(
            "r",
            QueryResult.Anchor.ofImage("x.png"),
            Similarity.of("digit"),
            ITEMS,
            List.of(new Neighbor(1, 0), new Neighbor(0, 2)));
    assertEquals(
        "{\"run\":\"r\",\"anchor\":{\"image\":\"x.png\"},\"conditions\":{\"digit\":1.0},"
            + "\"neighbors\":[{\"rank\":1,\"id\":17,\"distance\":0.0,"
            + "\"attributes\":{\"digit\":3,\"color\":[12,180,44]}},"
            + "{\"rank\":2,\"id\":3,\"distance\":2.0,"
            + "\"attributes\":{\"digit\":0,\"color\":[1,2,3]}}]}",
        Json.line(result));
  }
}
