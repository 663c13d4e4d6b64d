package dev.csn.view.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.csn.attribute.Categorical;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import dev.csn.io.JsonFile;
import dev.csn.view.page.RunPage.AnchorStrips;
import dev.csn.view.page.RunPage.ConditionControl;
import dev.csn.view.page.RunPage.KeyValue;
import dev.csn.view.page.RunPage.MeasureRow;
import dev.csn.view.page.RunPage.OverlapRow;
import dev.csn.view.page.RunPage.ProbeRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final String EVIL = "</script><script>alert('x')</script>\"&";

  /** The page of a run all of whose texts are that one; datasets refuse such attribute names. */
  private static String page(String text) {
    Categorical kind = new Categorical("kind", List.of(text), new int[3]);
    Split[] splits = new Split[3];
    Arrays.fill(splits, Split.TEST);
    Gallery gallery =
        new Gallery(
            new Items(new int[] {0, 1, 2}, splits, List.of(kind), List.of(text, text, text)),
            new Embeddings(new float[] {1, 2, 3}, 1),
            new Masks(List.of(text), new float[][] {{1}}));
    ReportSample sample = ReportSample.of(gallery);
    Map<String, Relevance> byCondition = Map.of(text, new Relevance(kind, 0));
    ItemCards cards = new ItemCards(sample, null);
    List<NeighborStrip> strips = NeighborStrip.ofAnchors(sample, cards, byCondition).get(0);
    PageData data =
        PageData.of(
            text, text, sample, byCondition, ConditionMap.of(gallery), /* thumbnails= */ null);
    return Page.of(
        "run",
        new RunPage(
            text,
            Page.policy("void 0"),
            "",
            "void 0",
            RunPage.json(data),
            text,
            text,
            text,
            text,
            3,
            3,
            true,
            1,
            text,
            List.of(text),
            List.of(new MeasureRow(text, text, text, text, text, 50)),
            ConditionControl.of(List.of(text)),
            true,
            text,
            List.of(new AnchorStrips(0, strips)),
            List.of(),
            List.of(),
            true,
            List.of(new OverlapRow(text, text, text, text, text)),
            List.of(text),
            List.of(new ProbeRow(text, List.of(text))),
            List.of(),
            List.of(),
            List.of(new KeyValue(text, text)),
            text,
            List.of()));
  }

  @Test
  void noTextBecomesPartOfThePageItself() {
    String page = page(EVIL);
    assertFalse(page.contains("<script>alert"), "unescaped in the page");
    assertEquals(2, page.split("<script", -1).length - 1, "its own, and its data");
    assertEquals(2, page.split("</script", -1).length - 1);
    // The same elements whatever the texts are.
    assertEquals(elements(page("plain")), elements(page));
  }

  private static List<String> elements(String page) {
    return Arrays.stream(page.split("<", -1))
        .map(part -> part.split("[^A-Za-z0-9/!]", 2)[0])
        .toList();
  }

  @Test
  void dataForTheScriptIsJsonThatKeepsEveryText() {
    String page = page(EVIL);
    int start = page.indexOf("id=\"data\">") + 10;
    String json = page.substring(start, page.indexOf("</script>", start));
    assertTrue(json.contains("\\u003c/script>\\u003cscript>alert('x')"), json);
    assertEquals(
        EVIL,
        JsonFile.parse("data", json.getBytes(StandardCharsets.UTF_8), JsonNode.class)
            .get("conditions")
            .get(0)
            .textValue());
  }

  @Test
  void onlyThePagesOwnScriptMayRun() throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest("void 0".getBytes(StandardCharsets.UTF_8));
    String policy = Page.policy("void 0");
    assertTrue(policy.startsWith("default-src 'none';"), policy);
    assertTrue(
        policy.endsWith("script-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'"));
  }
}
