package dev.csn.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Which network turns an image into an embedding. */
public enum EncoderKind {
  /** Two convolutions or more, as many as the images' size asks for, and two dense layers. */
  LENET(4),
  /** Residual, of eight blocks of two convolutions (He et al., CVPR 2016). */
  RESNET18(8);

  /** Channels at most of the first stage of one that is residual. */
  public static final int LARGEST_WIDTH = 256;

  /** Pixels at most of an image: of more, the maps of a batch would take many gigabytes. */
  public static final int LARGEST_AREA = 1 << 18;

  private final int smallestSide;

  EncoderKind(int smallestSide) {
    this.smallestSide = smallestSide;
  }

  /** Pixels at least each way of an image: of fewer, its last maps would leave nothing. */
  public int smallestSide() {
    return smallestSide;
  }

  /** The constant with that label, such as a configuration file holds. */
  @JsonCreator
  public static EncoderKind of(String label) {
    return Check.oneOf("model.encoder", label, values());
  }

  /** The name in files and on the command line. */
  @JsonValue
  public String label() {
    return Check.label(this);
  }
}
