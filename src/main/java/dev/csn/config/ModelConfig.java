package dev.csn.config;

/**
 * The network to be trained.
 *
 * @param embeddingSize dimensions of the embedding, and of each mask
 * @param dropout the share of activations dropped while training
 * @param normalize whether embeddings are scaled to unit length before they are masked
 * @param maskInit read by the variant {@code learned} only
 */
public record ModelConfig(
    Variant variant, int embeddingSize, double dropout, boolean normalize, MaskInit maskInit) {
  /** The model of the paper's learned masks, without dropout. */
  public static final ModelConfig DEFAULT =
      new ModelConfig(
          Variant.LEARNED,
          /* embeddingSize= */ 20,
          /* dropout= */ 0.0,
          /* normalize= */ false,
          MaskInit.DEFAULT);

  public ModelConfig {
    Check.between("model.embeddingSize", embeddingSize, 1, 4096);
    Check.properShare("model.dropout", dropout);
  }
}
