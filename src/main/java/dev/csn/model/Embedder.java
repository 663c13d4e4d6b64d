package dev.csn.model;

import dev.csn.dataset.ImageShape;
import dev.csn.dataset.Pixels;
import dev.csn.error.InputException;
import dev.csn.retrieval.Embeddings;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Embeds any number of stored images in memory bounded by a batch. */
public final class Embedder {
  private static final int LARGEST_BATCH = 256;

  /** Pixels a batch, beyond which fewer images are one: maps of all its images are held at once. */
  private static final int LARGEST_AREA = LARGEST_BATCH * 64 * 64;

  private final CsnNetwork network;
  private final ImageTensors tensors;
  private final int batchSize;

  /**
   * An embedder of one dataset's images.
   *
   * @throws InputException if they are not of the shape that the network reads
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
        Math.max(1, Math.min(LARGEST_BATCH, LARGEST_AREA / (expected.height() * expected.width())));
  }

  /** The unmasked embeddings of the given rows' images, in their order. */
  public Embeddings embed(int[] rows) {
    int size = network.description().dimensions();
    float[] all = new float[Math.multiplyExact(rows.length, size)];
    INDArray images = null;
    for (int from = 0; from < rows.length; from += batchSize) {
      int[] batch = Arrays.copyOfRange(rows, from, Math.min(rows.length, from + batchSize));
      if (images == null || images.size(0) != batch.length) {
        images = tensors.allocate(batch.length);
      }
      tensors.fill(images, batch);
      float[] embedded = network.embed(images);
      System.arraycopy(embedded, 0, all, from * size, embedded.length);
    }
    return new Embeddings(all, size);
  }
}
