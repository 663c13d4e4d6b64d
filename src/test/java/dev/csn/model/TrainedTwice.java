package dev.csn.model;

import dev.csn.config.Variant;
import dev.csn.image.ImageShape;
import java.util.Arrays;
import java.util.List;

/**
 * Trains two networks of one seed, of each encoder, and prints a hash of each one's parameters,
 * then what one of them makes of images.
 */
final class TrainedTwice {
  private static final int IMAGES = 32;
  private static final int STEPS = 3;
  private static final ImageShape SHAPE = new ImageShape(28, 28, 3);

  private TrainedTwice() {}

  public static void main(String[] args) {
    System.out.println(NativeBackend.threads());
    ModelDescription lenet = TinyModel.description(Variant.LEARNED, 2, 20, SHAPE);
    ModelDescription residual = TinyModel.residual(Variant.LEARNED, 16, SHAPE);
    for (ModelDescription description : List.of(lenet, residual)) {
      System.out.println(Arrays.hashCode(TinyModel.flat(trained(description))));
      System.out.println(Arrays.hashCode(TinyModel.flat(trained(description))));
    }
    float[] embeddings = trained(lenet).embed(TinyModel.images(IMAGES, SHAPE));
    System.out.println(Arrays.toString(embeddings));
  }

  private static CsnNetwork trained(ModelDescription description) {
    CsnNetwork network = TinyModel.network(description);
    int[] perCondition = new int[description.attributes().size()];
    Arrays.fill(perCondition, 500);
    for (int step = 0; step < STEPS; step++) {
      network.train(TinyModel.images(IMAGES, SHAPE), TinyModel.triplets(IMAGES, perCondition));
    }
    return network;
  }
}
