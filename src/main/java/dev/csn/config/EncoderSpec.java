package dev.csn.config;

import dev.csn.io.Labeled;
import java.util.function.IntFunction;

/**
 * The network that turns an image into an embedding, and its sizes.
 *
 * <p>To add an encoder, add a kind and a record here and its layers in {@code
 * dev.csn.model.Encoder}.
 */
public sealed interface EncoderSpec {
  /** Pixels of an image. With more, a batch's feature maps would take many gigabytes. */
  int MAX_AREA = 1 << 18;

  /** Channels of a first stage: the last one of a ResNet-18 then has 2,048. */
  int MAX_WIDTH = 256;

  Kind kind();

  /** Channels of the first stage; 0 if they cannot be chosen. */
  default int width() {
    return 0;
  }

  /** An encoder's name in configurations and model files. */
  enum Kind implements Labeled {
    /** Two or more 5x5 convolutions, depending on the image size, and two dense layers. */
    LENET(4, width -> new LeNet()),
    /** A residual network of eight blocks of two convolutions (He et al., CVPR 2016). */
    RESNET18(8, ResNet18::new);

    private final int minSide;

    @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
    private final IntFunction<EncoderSpec> ofWidth;

    Kind(int minSide, IntFunction<EncoderSpec> ofWidth) {
      this.minSide = minSide;
      this.ofWidth = ofWidth;
    }

    /**
     * The minimum width and height of an image in pixels. With fewer, the last feature map would be
     * empty.
     */
    public int minSide() {
      return minSide;
    }

    /** The encoder with a width, if it has one to choose. */
    public EncoderSpec spec(int width) {
      return ofWidth.apply(width);
    }
  }

  /** An encoder without sizes to choose. */
  record LeNet() implements EncoderSpec {
    @Override
    public Kind kind() {
      return Kind.LENET;
    }
  }

  /**
   * A residual encoder.
   *
   * @param width channels of the first of its four stages, from 1 to {@value #MAX_WIDTH}; each
   *     further stage doubles them
   */
  record ResNet18(int width) implements EncoderSpec {
    public ResNet18 {
      if (width < 1 || width > MAX_WIDTH) {
        throw new IllegalArgumentException(
            "residualWidth " + width + ": must be from 1 to " + MAX_WIDTH);
      }
    }

    @Override
    public Kind kind() {
      return Kind.RESNET18;
    }
  }
}
