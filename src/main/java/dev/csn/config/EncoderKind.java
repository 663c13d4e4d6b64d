package dev.csn.config;

import dev.csn.io.Labeled;

/** Which network turns an image into an embedding. */
public enum EncoderKind implements Labeled {
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
}
