package dev.csn.model.loss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.random.Seed;
import dev.csn.triplet.Triplets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MaskedEmbeddingsTest {
  private static final int IMAGES = 9;
  private static final int DIMENSIONS = 5;

  private static LossInput input(SplittableRandom random) {
    float[] embeddings = new float[IMAGES * DIMENSIONS];
    for (int i = 0; i < embeddings.length; i++) {
      embeddings[i] = (float) random.nextGaussian();
    }
    Triplets none = new Triplets(new int[0], new int[0], new int[0]);
    return new LossInput(embeddings, new float[][] {{1, 0.5f, 0, 2, 1}}, List.of(none), 1);
  }

  @Test
  void memoryForPairsChangesNoResult() {
    SplittableRandom random = new Seed(5).random();
    LossInput input = input(random);
    MaskedEmbeddings shared = new MaskedEmbeddings(input, 0, true);
    MaskedEmbeddings plain = new MaskedEmbeddings(input, 0, false);
    for (int i = 0; i < 500; i++) {
      int image = random.nextInt(IMAGES);
      int other = random.nextInt(IMAGES);
      assertEquals(plain.squaredDistance(image, other), shared.squaredDistance(image, other));
      float factor = (float) random.nextGaussian();
      plain.pull(image, other, factor);
      shared.pull(image, other, factor);
    }
    LossGradients ofShared = LossGradients.zero(input);
    LossGradients ofPlain = LossGradients.zero(input);
    shared.addTo(ofShared, 0, 0.1f);
    plain.addTo(ofPlain, 0, 0.1f);
    assertArrayEquals(ofPlain.embeddings(), ofShared.embeddings(), 1e-5f);
    assertArrayEquals(ofPlain.masks()[0], ofShared.masks()[0], 1e-4f);
  }
}
