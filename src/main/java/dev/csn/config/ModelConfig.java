package dev.csn.config;

import java.io.Serializable;

/**
 * The network to be trained.
 *
 * @param encoder turns an image into an embedding; each network's own if there are several
 * @param width channels of the encoder's first stage, from 1 to 256, which each of the three
 *     further stages doubles; read by the encoder {@code resnet18} only. Multiples of 16 are
 *     fastest
 * @param embeddingSize dimensions of the embedding, and of each mask; of the variant {@code
 *     specialists}, those of each network's own embedding
 * @param dropout the share of activations dropped while training
 * @param normalize whether embeddings are scaled to unit length before they are masked; each
 *     network's own if there are several
 * @param maskActivation read by the variant {@code learned} only: the ones and zeros of the others
 *     are exact
 * @param maskInit read by the variant {@code learned} only
 */
public record ModelConfig(
    Variant variant,
    EncoderKind encoder,
    int width,
    int embeddingSize,
    double dropout,
    boolean normalize,
    MaskActivation maskActivation,
    MaskInit maskInit)
    implements Serializable {
  /** The model of the paper's learned masks, without dropout. */
  public static final ModelConfig DEFAULT =
      new ModelConfig(
          Variant.LEARNED,
          EncoderKind.LENET,
          /* width= */ 64,
          /* embeddingSize= */ 20,
          /* dropout= */ 0.0,
          /* normalize= */ false,
          MaskActivation.RELU,
          MaskInit.DEFAULT);

  public ModelConfig {
    Check.between("model.width", width, 1, EncoderKind.LARGEST_WIDTH);
    Check.between("model.embeddingSize", embeddingSize, 1, 4096);
    Check.properShare("model.dropout", dropout);
  }
}
