package dev.csn.config;

/**
 * The network to be trained.
 *
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
    int embeddingSize,
    double dropout,
    boolean normalize,
    MaskActivation maskActivation,
    MaskInit maskInit) {
  /** The model of the paper's learned masks, without dropout. */
  public static final ModelConfig DEFAULT =
      new ModelConfig(
          Variant.LEARNED,
          /* embeddingSize= */ 20,
          /* dropout= */ 0.0,
          /* normalize= */ false,
          MaskActivation.RELU,
          MaskInit.DEFAULT);

  public ModelConfig {
    Check.between("model.embeddingSize", embeddingSize, 1, 4096);
    Check.properShare("model.dropout", dropout);
  }
}
