package dev.csn.view.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.evaluation.ConditionScores;
import dev.csn.evaluation.Scores;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import dev.csn.image.ImageShape;
import dev.csn.image.Pixels;
import dev.csn.random.Seed;
import dev.csn.view.text.Mark;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ReportPartsTest {
  /** Items on a line, the first dimension; the second says nothing. */
  private static Gallery line(float[] positions, Attribute... attributes) {
    int n = positions.length;
    int[] ids = new int[n];
    Arrays.setAll(ids, i -> 10 * i);
    Split[] splits = new Split[n];
    Arrays.fill(splits, Split.TEST);
    float[] values = new float[2 * n];
    for (int i = 0; i < n; i++) {
      values[2 * i] = positions[i];
    }
    List<String> names = Arrays.stream(attributes).map(Attribute::name).toList();
    float[][] masks = new float[names.size()][];
    Arrays.setAll(masks, c -> new float[] {1, 0});
    return new Gallery(
        new Items(ids, splits, List.of(attributes)),
        new Embeddings(values, 2),
        new Masks(names, masks));
  }

  private static float[] ascending(int count) {
    float[] positions = new float[count];
    for (int i = 0; i < count; i++) {
      positions[i] = i;
    }
    return positions;
  }

  private static Categorical classes(int... codes) {
    return new Categorical("kind", List.of("a", "b"), codes);
  }

  private static Map<String, Relevance> relevance(Gallery gallery, double random) {
    Map<String, Relevance> byCondition = new LinkedHashMap<>();
    gallery.items().attributes().forEach(a -> byCondition.put(a.name(), new Relevance(a, random)));
    return byCondition;
  }

  @Test
  void aSampleIsFixedAndAscendsAndBlendsByTheWholeGallerysSpread() {
    float[] positions = ascending(500);
    int[] codes = new int[500];
    Gallery gallery = line(positions, classes(codes));
    ReportSample sample = ReportSample.of(gallery, 50);
    assertEquals(50, sample.size());
    assertFalse(sample.whole());
    for (int row = 0; row < 50; row++) {
      int id = sample.gallery().items().id(row);
      assertEquals(id, 10 * sample.gallery().embeddings().value(row, 0));
    }
    assertEquals(
        sample.gallery().items().id(7), ReportSample.of(gallery, 50).gallery().items().id(7));
    double variance = (500.0 * 500 - 1) / 12; // of 0 to 499
    assertEquals(variance, sample.squaredNorms()[0], 1e-6 * variance);
    assertTrue(ReportSample.of(gallery, 500).whole());
  }

  @Test
  void aClassIsRightIfItIsTheSameAndUnknownIfEitherIs() {
    Relevance relevance = Relevance.of(classes(0, 0, 1, Categorical.MISSING), null);
    assertEquals(Mark.RIGHT, relevance.mark(0, 1));
    assertEquals(Mark.WRONG, relevance.mark(0, 2));
    assertEquals(Mark.UNKNOWN, relevance.mark(0, 3));
    assertEquals(Mark.UNKNOWN, relevance.mark(3, 0));
  }

  @Test
  void aPointIsRightIfNearerThanRandomItemsAre() {
    Continuous size = new Continuous("size", List.of("px"), new float[] {0, 1, 5, Float.NaN});
    ConditionScores scores = Scores.ofDistances("continuous", 1, 1, 1, 4, null);
    Relevance relevance = Relevance.of(size, scores);
    assertEquals(Mark.RIGHT, relevance.mark(0, 1));
    assertEquals(Mark.RIGHT, relevance.mark(1, 0));
    assertEquals(Mark.WRONG, relevance.mark(0, 2));
    assertEquals(Mark.WRONG, relevance.mark(1, 2), "exactly as far as random ones");
    assertEquals(Mark.UNKNOWN, relevance.mark(0, 3));
  }

  @Test
  void theWorstQueryOfAClassIsTheOneWhoseOwnComeLast() {
    // Rows 0 and 6 are b, with all others between them; row 3 is a b beside row 4.
    Gallery gallery = line(new float[] {0, 1, 2, 30, 31, 3, 100}, classes(1, 0, 0, 1, 0, 0, 1));
    ReportSample sample = ReportSample.of(gallery, 7);
    var strips =
        new WorstQueries(sample).strips(new ItemCards(sample, null), relevance(gallery, 0));
    List<NeighborStrip> worst = strips.get(0);
    // From row 0: 1, 2, 5, then 3. From 3: 4, 5, 2, 1, then 0. From 1: 0, as near, then 2.
    assertEquals(List.of(30, 0, 10, 40), worst.stream().map(s -> s.anchor().id()).toList());
    assertEquals("the first of its class has rank 5", worst.get(0).remark());
    assertEquals(Mark.WRONG, worst.get(0).neighbors().get(0).mark());
    assertEquals(40, worst.get(0).neighbors().get(0).id());
  }

  @Test
  void theWorstQueryByDistanceIsTheOneWhoseNearestAreFartherThanNeedBe() {
    Continuous size =
        new Continuous("size", List.of("px"), new float[] {0, 1, 2, 3, 500, 5, 6, 7, 8, 9, 10, 11});
    float[] positions = ascending(12);
    positions[0] = -100;
    Gallery gallery = line(positions, size);
    ReportSample sample = ReportSample.of(gallery, 12);
    var strips =
        new WorstQueries(sample).strips(new ItemCards(sample, null), relevance(gallery, 100));
    NeighborStrip first = strips.get(0).get(0);
    // Row 1 has all but row 0 nearest: 1, 2, 499, 4 ... 10 away. The best ten: 1, 1, 2, 4 ... 10.
    assertEquals(10, first.anchor().id());
    assertEquals("mean distance of the 10 nearest 55.10, possible were 5.300", first.remark());
  }

  @Test
  void thumbnailsAreTheImagesThemselvesWhereTheyAreSmall() throws IOException {
    ImageShape shape = new ImageShape(3, 5, 3);
    byte[] values = new byte[shape.values() * 50];
    new java.util.Random(5).nextBytes(values);
    Gallery gallery = line(new float[] {0, 1, 2, 3, 4}, classes(0, 1, 0, 1, 0));
    Thumbnails sheet = Thumbnails.of(gallery.items(), Pixels.of(values, shape));
    assertEquals(List.of(5, 3, 3), List.of(sheet.width(), sheet.height(), sheet.columns()));
    BufferedImage image = decoded(sheet);
    for (int row = 0; row < 5; row++) {
      int first = gallery.items().id(row) * shape.values();
      for (int y = 0; y < 3; y++) {
        for (int x = 0; x < 5; x++) {
          int at = first + (y * 5 + x) * 3;
          int rgb = (values[at] & 255) << 16 | (values[at + 1] & 255) << 8 | (values[at + 2] & 255);
          assertEquals(
              rgb,
              image.getRGB(row % 3 * 5 + x, row / 3 * 3 + y) & 0xffffff,
              row + " " + x + " " + y);
        }
      }
    }
  }

  @Test
  void largeImagesAreScaledByAreaAndGreyOnesAreGrey() throws IOException {
    ImageShape shape = new ImageShape(128, 64, 1);
    byte[] values = new byte[shape.values()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (i / 64 % 2 == 0 ? 100 : 200); // stripes a pixel high
    }
    Gallery gallery = line(new float[] {0}, classes(0));
    Thumbnails sheet = Thumbnails.of(gallery.items(), Pixels.of(values, shape));
    assertEquals(List.of(32, 64), List.of(sheet.width(), sheet.height()));
    assertEquals(0x969696, decoded(sheet).getRGB(10, 10) & 0xffffff);
  }

  private static BufferedImage decoded(Thumbnails sheet) throws IOException {
    String prefix = "data:image/png;base64,";
    assertTrue(sheet.url().startsWith(prefix));
    return ImageIO.read(
        new ByteArrayInputStream(
            Base64.getDecoder().decode(sheet.url().substring(prefix.length()))));
  }

  @Test
  void noisyPicturesAreKeptLight() {
    ImageShape shape = new ImageShape(64, 64, 3);
    byte[] values = new byte[shape.values() * 600];
    new java.util.Random(5).nextBytes(values);
    int[] ids = new int[600];
    Arrays.setAll(ids, i -> i);
    Split[] splits = new Split[600];
    Arrays.fill(splits, Split.TEST);
    Thumbnails sheet =
        Thumbnails.of(
            new Items(ids, splits, List.of(classes(new int[600]))), Pixels.of(values, shape));
    assertTrue(sheet.url().startsWith("data:image/jpeg;base64,"));
    assertTrue(sheet.url().length() < 4 << 20, sheet.url().length() + " characters");
  }

  @Test
  void aMapShowsOnlyWhatItsConditionSees() {
    int n = 60;
    float[] values = new float[2 * n];
    var random = new Seed(9).random();
    for (int i = 0; i < n; i++) {
      values[2 * i] = i; // what the first condition sees
      values[2 * i + 1] = (float) random.nextDouble();
    }
    int[] ids = new int[n];
    Arrays.setAll(ids, i -> i);
    Split[] splits = new Split[n];
    Arrays.fill(splits, Split.TEST);
    Categorical kind = classes(new int[n]);
    Categorical other = new Categorical("other", List.of("x"), new int[n]);
    Gallery gallery =
        new Gallery(
            new Items(ids, splits, List.of(kind, other)),
            new Embeddings(values, 2),
            new Masks(List.of("kind", "other"), new float[][] {{2, 0}, {0, 1}}));
    List<ConditionMap> maps = ConditionMap.of(gallery);
    ConditionMap.Projection pca = maps.get(0).projections().get(0);
    for (int i = 0; i < n; i++) {
      assertEquals(2000.0 * i / (n - 1), pca.x()[i], 0.51);
      assertEquals(1000, pca.y()[i], "one dimension, no second direction");
    }
    assertEquals(List.of("pca", "umap"), names(maps.get(0)));
    assertNotEquals(
        Arrays.toString(pca.x()), Arrays.toString(maps.get(1).projections().get(0).x()));
    ConditionMap.Projection umap = maps.get(0).projections().get(1);
    for (int i = 0; i < n; i++) {
      assertTrue(
          umap.x()[i] >= 0 && umap.x()[i] <= 2000 && umap.y()[i] >= 0 && umap.y()[i] <= 2000);
    }
    assertEquals(
        Arrays.toString(umap.x()),
        Arrays.toString(ConditionMap.of(gallery).get(0).projections().get(1).x()));
  }

  @Test
  void itemsInOnePointAndFewItemsHaveAMapToo() {
    Gallery one = line(new float[40], classes(new int[40]));
    ConditionMap map = ConditionMap.of(one).get(0);
    assertEquals(List.of("pca"), names(map));
    assertEquals(1000, map.projections().get(0).x()[3]);
    assertEquals(
        List.of("pca"), names(ConditionMap.of(line(new float[] {1, 2}, classes(0, 1))).get(0)));
  }

  private static List<String> names(ConditionMap map) {
    return map.projections().stream().map(ConditionMap.Projection::name).toList();
  }
}
