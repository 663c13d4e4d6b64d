package dev.csn.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.csn.attribute.AttributeSchema;
import dev.csn.config.EncoderSpec;
import dev.csn.config.MaskActivation;
import dev.csn.config.Variant;
import dev.csn.error.InputException;
import dev.csn.gallery.Masks;
import dev.csn.image.Background;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything needed to use a model, except its parameters. Images that the encoder cannot process
 * are an input error, because they belong to the dataset.
 *
 * @param embeddingSize dimensions of an encoder's embedding
 * @param normalize whether the embeddings of an encoder are scaled to unit length
 * @param maskActivation of learned masks; relu for the ones and zeros of all others
 * @param image the shape of the images that it embeds
 * @param attributes the conditions, in the order of the masks
 * @param imageFit the fit of images with other proportions into that shape
 */
public record ModelDescription(
    Variant variant,
    int embeddingSize,
    boolean normalize,
    MaskActivation maskActivation,
    EncoderSpec encoder,
    ImageShape image,
    List<AttributeSchema> attributes,
    ImageFit imageFit) {
  // As large as the configuration allows.
  private static final int MAX_EMBEDDING_SIZE = 4096;

  // Dimensions of all encoders together: an embedding then takes 4 MiB.
  private static final int MAX_DIMENSIONS = 1 << 20;

  public ModelDescription {
    if (embeddingSize < 1 || embeddingSize > MAX_EMBEDDING_SIZE) {
      throw new IllegalArgumentException(
          "embeddingSize " + embeddingSize + ": must be from 1 to " + MAX_EMBEDDING_SIZE);
    }
    int minSide = encoder.kind().minSide();
    if (Math.min(image.height(), image.width()) < minSide
        || (long) image.height() * image.width() > EncoderSpec.MAX_AREA) {
      throw new InputException(
          String.format(
              "images of %s: the encoder %s takes at least %d pixels each way, at most %d in all",
              image, encoder.kind().label(), minSide, EncoderSpec.MAX_AREA));
    }
    long names =
        attributes.stream().filter(Objects::nonNull).map(AttributeSchema::name).distinct().count();
    if (attributes.isEmpty() || names != attributes.size()) {
      throw new IllegalArgumentException(
          "attributes: must have different names, and be at least 1");
    }
    attributes = List.copyOf(attributes);
    long encoders = variant == Variant.SPECIALISTS ? attributes.size() : 1;
    if (encoders * embeddingSize > MAX_DIMENSIONS) {
      throw new InputException(
          String.format(
              "%d encoders of embeddingSize %d: must be at most %d dimensions in all",
              encoders, embeddingSize, MAX_DIMENSIONS));
    }
    if (variant != Variant.LEARNED) {
      maskActivation = MaskActivation.RELU;
    }
  }

  /** Whether training changes the masks. */
  public boolean learnsMasks() {
    return variant == Variant.LEARNED;
  }

  /** The number of encoders: one, or one per condition. */
  public int encoders() {
    return variant == Variant.SPECIALISTS ? attributes.size() : 1;
  }

  /** The number D of dimensions of an embedding and of each mask: the sum over all encoders. */
  public int dimensions() {
    return Math.multiplyExact(encoders(), embeddingSize);
  }

  /**
   * Computes the active masks of a model with this description.
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

  /**
   * The description in files.
   *
   * @param residualWidth channels of the encoder's first stage; left out if they cannot be chosen
   * @param encoder left out for a ResNet-18, which has a {@code residualWidth}, and for a LeNet
   * @param fit left out if images are stretched
   * @param background of the fit; left out if black
   */
  private record Json(
      @Nullable Variant variant,
      int embeddingSize,
      @Nullable Boolean normalize,
      @Nullable MaskActivation maskActivation,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer residualWidth,
      @JsonInclude(JsonInclude.Include.NON_NULL) EncoderSpec.@Nullable Kind encoder,
      @Nullable ImageShape image,
      @Nullable List<AttributeSchema> attributes,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ImageFit fit,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Background background) {
    private EncoderSpec encoderSpec() {
      return Objects.requireNonNullElse(encoder, impliedBy(residualWidth))
          .spec(Objects.requireNonNullElse(residualWidth, 0));
    }

    /** The kind of a description that does not name it. */
    private static EncoderSpec.Kind impliedBy(@Nullable Integer residualWidth) {
      return residualWidth == null ? EncoderSpec.Kind.LENET : EncoderSpec.Kind.RESNET18;
    }
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ModelDescription of(Json json) {
    if (json.variant == null
        || json.normalize == null
        || json.maskActivation == null
        || json.image == null
        || json.attributes == null) {
      throw new IllegalArgumentException(
          "must have variant, normalize, maskActivation, image and attributes");
    }
    return new ModelDescription(
        json.variant,
        json.embeddingSize,
        json.normalize,
        json.maskActivation,
        json.encoderSpec(),
        json.image,
        json.attributes,
        ImageFit.of(json.fit, json.background));
  }

  @JsonValue
  Json json() {
    @Nullable Integer width = encoder.width() == 0 ? null : encoder.width();
    return new Json(
        variant,
        embeddingSize,
        normalize,
        maskActivation,
        width,
        encoder.kind() == Json.impliedBy(width) ? null : encoder.kind(),
        image,
        attributes,
        imageFit.ifNotDefault(),
        imageFit.backgroundIfNotDefault());
  }
}
