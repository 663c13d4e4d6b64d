package dev.csn.model;

import dev.csn.error.InputException;
import dev.csn.gallery.Embeddings;
import dev.csn.image.ImageShape;
import dev.csn.image.Pixels;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Embeds any number of stored images in batches, so that memory does not depend on their number.
 */
public final class Embedder {
  // Larger batches are no faster.
  private static final int MAX_BATCH = 256;

  // The feature maps of a batch's pixels are in memory at once.
  private static final int MAX_PIXELS = MAX_BATCH * 64 * 64;

  private final CsnNetwork network;
  private final ImageTensors tensors;
  private final int batchSize;

  /**
   * An embedder of one dataset's images.
   *
   * @throws InputException if they do not have the network's input shape
   */
  public Embedder(CsnNetwork network, Pixels pixels) {
    ImageShape expected = network.description().image();
    if (!pixels.shape().equals(expected)) {
      throw new InputException(
          "images of " + pixels.shape() + ": the model reads images of " + expected);
    }
    this.network = network;
    this.tensors = new ImageTensors(pixels);
    this.batchSize =
        Math.max(1, Math.min(MAX_BATCH, MAX_PIXELS / (expected.height() * expected.width())));
  }

  /**
   * The unmasked embeddings of the given rows' images, in their order. An image's embedding does
   * not depend on the other images or on their order, to the last bit.
   */
  public Embeddings embed(int[] rows) {
    return embed(rows, batchSize);
  }

  /**
   * The unmasked embedding of one row's image, [D]. Faster than {@link #embed} for a single image;
   * the last bits may differ.
   */
  public float[] embedOne(int row) {
    return embed(new int[] {row}, 1).row(0);
  }

  private Embeddings embed(int[] rows, int batchSize) {
    int size = network.description().dimensions();
    float[] all = new float[Math.multiplyExact(rows.length, size)];
    INDArray images = tensors.allocate(batchSize);
    int[] batch = new int[batchSize];
    for (int from = 0; from < rows.length; from += batchSize) {
      int count = Math.min(batchSize, rows.length - from);
      for (int i = 0; i < batchSize; i++) {
        // The last batch is filled up: rounding depends on the number of images of a kernel.
        batch[i] = rows[from + (i < count ? i : 0)];
      }
      tensors.fill(images, batch);
      System.arraycopy(network.embed(images), 0, all, from * size, count * size);
    }
    return new Embeddings(all, size);
  }
}
