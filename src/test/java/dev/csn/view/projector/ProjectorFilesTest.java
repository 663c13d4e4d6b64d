package dev.csn.view.projector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.gallery.Masks;
import dev.csn.image.ImageShape;
import dev.csn.image.Pixels;
import dev.csn.io.AtomicFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectorFilesTest {
  private static final ImageShape SHAPE = new ImageShape(2, 3, 1);
  private static final Pixels PIXELS = Pixels.of(new byte[4 * SHAPE.values()], SHAPE);

  private static Gallery gallery(float[] embeddings, int dimensions, Items items) {
    float[][] masks = new float[2][dimensions];
    masks[0][0] = 2;
    masks[1][dimensions - 1] = 0.5f;
    return new Gallery(
        items, new Embeddings(embeddings, dimensions), new Masks(List.of("color", "kind"), masks));
  }

  private static Items items(List<String> files) {
    return new Items(
        new int[] {1, 3},
        new Split[] {Split.TEST, Split.TEST},
        List.of(
            new Categorical("kind", List.of("boot", "high heel"), new int[] {1, -1}),
            new Continuous("color", List.of("r", "g"), new float[] {1, 2.5f, 7, 0})),
        files);
  }

  private static Map<String, AtomicFiles.Content> files(Gallery gallery) {
    return ProjectorFiles.of(gallery, PIXELS, Sprite.of(gallery.items().size(), SHAPE));
  }

  private static String text(Map<String, AtomicFiles.Content> files, String name)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    files.get(name).writeTo(out);
    return out.toString(UTF_8);
  }

  @Test
  void theConfigurationNamesATensorUnmaskedAndOnePerCondition() throws IOException {
    Map<String, AtomicFiles.Content> files =
        files(gallery(new float[] {1, 0.1f, -3, 4}, 2, items(null)));
    assertEquals(
        List.of(
            "vectors.tsv",
            "vectors-color.tsv",
            "vectors-kind.tsv",
            "metadata.tsv",
            "sprite.png",
            "projector_config.pbtxt"),
        List.copyOf(files.keySet()));
    StringBuilder expected = new StringBuilder();
    for (String[] tensor :
        new String[][] {
          {"unmasked", "vectors.tsv"},
          {"masked by color", "vectors-color.tsv"},
          {"masked by kind", "vectors-kind.tsv"}
        }) {
      expected.append(
          """
          embeddings {
            tensor_name: "%s"
            tensor_shape: 2
            tensor_shape: 2
            tensor_path: "%s"
            metadata_path: "metadata.tsv"
            sprite {
              image_path: "sprite.png"
              single_image_dim: 3
              single_image_dim: 2
            }
          }
          """
              .formatted(tensor[0], tensor[1]));
    }
    assertEquals(expected.toString(), text(files, "projector_config.pbtxt"));
    assertEquals("1.0\t0.1\n-3.0\t4.0\n", text(files, "vectors.tsv"));
    assertEquals("2.0\t0.0\n-6.0\t0.0\n", text(files, "vectors-color.tsv"));
    assertEquals("0.0\t0.05\n-0.0\t2.0\n", text(files, "vectors-kind.tsv"));
  }

  @Test
  void whatIsNotKnownIsEmptyAndFilesAreNamedWhereTheyHaveNames() throws IOException {
    Gallery gallery = gallery(new float[4], 2, items(List.of("a b.png", "\u978b.png")));
    assertEquals(
        "id\tkind\tcolor_r\tcolor_g\tfile\n1\thigh heel\t1\t2.5\ta b.png\n3\t\t7\t0\t\u978b.png\n",
        text(files(gallery), "metadata.tsv"));
  }

  @Test
  void aSingleColumnHasNoHeadingWhichWouldBeTakenForAnItem() throws IOException {
    Items items = new Items(new int[] {1, 3}, new Split[] {Split.TEST, Split.TEST}, List.of());
    assertEquals("1\n3\n", text(files(gallery(new float[4], 2, items)), "metadata.tsv"));
  }

  @Test
  void whatWouldEndACellOrALineIsABlank() {
    assertEquals("a b c d e f g", MetadataTsv.harmless("a\tb\nc\rd\u2028e\u0085f\u0000g"));
    assertEquals("\u978b \"x\", 'y'", MetadataTsv.harmless("\u978b \"x\", 'y'"));
  }

  @Test
  void oneDimensionIsRefusedForItWouldBeReadAsALabel() {
    Gallery gallery = gallery(new float[] {1, 2}, 1, items(null));
    ConfigurationException e = assertThrows(ConfigurationException.class, () -> files(gallery));
    assertEquals("--projector: embeddings have 1 dimension, must have at least 2", e.getMessage());
  }
}
