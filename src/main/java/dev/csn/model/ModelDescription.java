package dev.csn.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.csn.attribute.AttributeSchema;
import dev.csn.config.EncoderKind;
import dev.csn.config.MaskActivation;
import dev.csn.config.Variant;
import dev.csn.error.InputException;
import dev.csn.gallery.Masks;
import dev.csn.image.Background;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import java.util.List;
import java.util.Objects;

/**
 * What a model is, as far as using it goes. Images that the encoder cannot take are refused as
 * input, since they come with the dataset.
 *
 * @param embeddingSize dimensions of an encoder's embedding
 * @param normalize whether the embeddings of an encoder are of unit length
 * @param maskActivation of learned masks; those that are not learned are of ones and zeros, which
 *     relu leaves as they are
 * @param residualWidth channels of the first stage where the encoder is a ResNet-18; null where it
 *     is a LeNet, and left out of files then, as it was when there was no other
 * @param image the shape of the images that it embeds
 * @param attributes the conditions, in the order of the masks
 * @param fit how an image of other proportions comes into that shape; not in the file if it is
 *     stretched, on black
 * @param background of the fit; not in the file if black
 */
public record ModelDescription(
    Variant variant,
    int embeddingSize,
    Boolean normalize,
    MaskActivation maskActivation,
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer residualWidth,
    ImageShape image,
    List<AttributeSchema> attributes,
    @JsonInclude(JsonInclude.Include.NON_NULL) ImageFit fit,
    @JsonInclude(JsonInclude.Include.NON_NULL) Background background) {
  private static final int LARGEST_EMBEDDING = 4096;

  /** Dimensions of all encoders together. */
  private static final int MOST_DIMENSIONS = 1 << 20;

  public ModelDescription {
    if (variant == null || image == null || attributes == null) {
      throw new IllegalArgumentException("must have variant, image and attributes");
    }
    if (embeddingSize < 1 || embeddingSize > LARGEST_EMBEDDING) {
      throw new IllegalArgumentException(
          "embeddingSize " + embeddingSize + ": must be from 1 to " + LARGEST_EMBEDDING);
    }
    if (residualWidth != null && (residualWidth < 1 || residualWidth > EncoderKind.LARGEST_WIDTH)) {
      throw new IllegalArgumentException(
          "residualWidth " + residualWidth + ": must be from 1 to " + EncoderKind.LARGEST_WIDTH);
    }
    EncoderKind encoder = residualWidth == null ? EncoderKind.LENET : EncoderKind.RESNET18;
    if (Math.min(image.height(), image.width()) < encoder.smallestSide()
        || (long) image.height() * image.width() > EncoderKind.LARGEST_AREA) {
      throw new InputException(
          "images of "
              + image
              + ": the encoder "
              + encoder.label()
              + " takes at least "
              + encoder.smallestSide()
              + " pixels each way, at most "
              + EncoderKind.LARGEST_AREA
              + " in all");
    }
    long names =
        attributes.stream().filter(Objects::nonNull).map(AttributeSchema::name).distinct().count();
    if (attributes.isEmpty() || names != attributes.size()) {
      throw new IllegalArgumentException(
          "attributes: must have different names, and be at least 1");
    }
    attributes = List.copyOf(attributes);
    long encoders = variant == Variant.SPECIALISTS ? attributes.size() : 1;
    if (encoders * embeddingSize > MOST_DIMENSIONS) {
      throw new InputException(
          String.format(
              "%d encoders of embeddingSize %d: must be at most %d dimensions in all",
              encoders, embeddingSize, MOST_DIMENSIONS));
    }
    // Files from before they existed lack these two.
    normalize = normalize != null && normalize;
    boolean chosen = variant == Variant.LEARNED && maskActivation != null;
    ImageFit whole = ImageFit.of(fit, background);
    fit = whole.ifNotDefault();
    background = whole.backgroundIfNotDefault();
    maskActivation = chosen ? maskActivation : MaskActivation.RELU;
  }

  /** How an image of other proportions comes into the shape. */
  public ImageFit imageFit() {
    return fit == null ? ImageFit.STRETCH : fit;
  }

  /** Whether training changes the masks. */
  public boolean learnsMasks() {
    return variant == Variant.LEARNED;
  }

  /** How many encoders there are: one, or one a condition. */
  public int encoders() {
    return variant == Variant.SPECIALISTS ? attributes.size() : 1;
  }

  /** Dimensions D of what an image is embedded as, and of each mask: those of all encoders. */
  public int dimensions() {
    return Math.multiplyExact(encoders(), embeddingSize);
  }

  /**
   * The masks that a model of this description applies.
   *
   * @param raw beta, [C, D]
   */
  public Masks masks(float[][] raw) {
    return Masks.ofRaw(conditions(), raw, maskActivation);
  }

  /** The names of the conditions, in the order of the masks. */
  public List<String> conditions() {
    return attributes.stream().map(AttributeSchema::name).toList();
  }
}
