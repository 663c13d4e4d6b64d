package dev.csn.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.config.Variant;
import dev.csn.gallery.Embeddings;
import dev.csn.image.ImageShape;
import dev.csn.image.Pixels;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the work is divided, parts are what the whole is, to the last bit. */
class EmbedderTest {
  private static final int IMAGES = 700;
  private static final ImageShape SHAPE = new ImageShape(28, 28, 3);

  /** What is embedded with. */
  enum Model {
    LENET,
    SPECIALISTS,
    RESIDUAL;

    ModelDescription description() {
      return switch (this) {
        case LENET -> TinyModel.description(Variant.LEARNED, 2, 32, SHAPE);
        case SPECIALISTS -> TinyModel.description(Variant.SPECIALISTS, 2, 20, SHAPE);
        case RESIDUAL -> TinyModel.residual(Variant.LEARNED, 8, SHAPE);
      };
    }
  }

  private static void assertSame(Embeddings whole, Embeddings part, int[] rows) {
    assertEquals(rows.length, part.size());
    for (int i = 0; i < rows.length; i++) {
      assertArrayEquals(whole.row(rows[i]), part.row(i), "row " + rows[i]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEmbeddingDoesNotDependOnWhatElseIsEmbedded(Model model) {
    Pixels pixels = TinyModel.pixels(IMAGES, SHAPE);
    Embedder embedder = new Embedder(TinyModel.network(model.description()), pixels);
    Embeddings whole = embedder.embed(IntStream.range(0, IMAGES).toArray());
    int[][] parts = {
      {5},
      {699, 3},
      IntStream.range(100, 217).toArray(),
      IntStream.range(256, 700).toArray(),
      IntStream.range(0, IMAGES).map(i -> IMAGES - 1 - i).toArray(),
      IntStream.range(0, IMAGES).map(i -> i * 13 % IMAGES).toArray(),
    };
    for (int[] rows : parts) {
      assertSame(whole, embedder.embed(rows), rows);
    }
  }
}
