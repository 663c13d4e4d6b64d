package dev.csn.config;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.io.Serializable;

/**
 * The configuration of the network.
 *
 * @param encoder turns an image into an embedding; with several networks, each has its own
 * @param width of the encoder {@code resnet18}: channels of the first stage, from 1 to 256; each of
 *     the three further stages doubles them. Multiples of 16 are fastest
 * @param embeddingSize dimensions of the embedding and of each mask; with the variant {@code
 *     specialists}, dimensions of each network's embedding
 * @param dropout the share of the embedding layer's inputs that training drops
 * @param normalize whether embeddings are scaled to unit length before they are masked; with
 *     several networks, each network's embedding is scaled by itself
 * @param maskActivation for the variant {@code learned} only: the masks of other variants are
 *     exactly ones and zeros
 * @param maskInit for the variant {@code learned} only
 */
public record ModelConfig(
    @JsonPropertyDescription(
            "`learned` masks; `fixed`: disjoint blocks of ones; `standard`: no masks;"
                + " `specialists`: one network per condition, trained and stored as one run.")
        Variant variant,
    @JsonPropertyDescription(
            "`lenet`: two stages of 5x5 convolution, ReLU and 2x2 max-pooling (16, 32 channels), a"
                + " third one (64) from 56x56 images on, a fourth (64) from 112x112 on, then a"
                + " dense layer of 400. `resnet18`: a residual network trained from scratch for"
                + " images of about 32 to 256 pixels: 3x3 convolutions that bring the image below"
                + " 48x48, four stages of two residual blocks, the mean of the last map, no"
                + " normalization (Fixup: Zhang et al., ICLR 2019). Both take grey or RGB images of"
                + " any proportions, at most 262,144 pixels.")
        EncoderSpec.Kind encoder,
    @JsonPropertyDescription(
            "Channels of the first stage of `resnet18`, doubled by each of three further stages. On"
                + " a CPU take 16 or 32; multiples of 16 are fastest.")
        int width,
    @JsonPropertyDescription(
            "D, the dimensions of the embedding; those of each network for `specialists`, whose"
                + " stored embedding has a block of D per condition.")
        int embeddingSize,
    @JsonPropertyDescription("Share of the last hidden layer's activations dropped in training.")
        double dropout,
    @JsonPropertyDescription("Whether embeddings are scaled to unit length before they are masked.")
        boolean normalize,
    @JsonPropertyDescription(
            "Activation of learned masks: `relu`, or `softplus`, log(1 + e^beta), under which an"
                + " entry that starts below zero still learns.")
        MaskActivation maskActivation,
    MaskInit maskInit)
    implements Serializable {
  /** The paper's model with learned masks, without dropout. */
  public static final ModelConfig DEFAULT =
      new ModelConfig(
          Variant.LEARNED,
          EncoderSpec.Kind.LENET,
          /* width= */ 64,
          /* embeddingSize= */ 20,
          /* dropout= */ 0.0,
          /* normalize= */ false,
          MaskActivation.RELU,
          MaskInit.DEFAULT);

  public ModelConfig {
    Check.between("model.width", width, 1, EncoderSpec.MAX_WIDTH);
    Check.between("model.embeddingSize", embeddingSize, 1, 4096);
    Check.properShare("model.dropout", dropout);
  }

  /** The encoder with its sizes. */
  public EncoderSpec encoderSpec() {
    return encoder.spec(width);
  }
}
