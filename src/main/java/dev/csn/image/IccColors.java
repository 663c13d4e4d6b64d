package dev.csn.image;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Converts colors from an ICC profile (ICC.1:2010) to sRGB. */
final class IccColors {
  private static final int[] COLORANTS = {
    ICC_Profile.icSigRedColorantTag,
    ICC_Profile.icSigGreenColorantTag,
    ICC_Profile.icSigBlueColorantTag
  };
  private static final int[] CURVES = {
    ICC_Profile.icSigRedTRCTag, ICC_Profile.icSigGreenTRCTag, ICC_Profile.icSigBlueTRCTag
  };

  /** In units of 1/65536. sRGB profiles of different vendors round their colorants differently. */
  private static final int MAX_COLORANT_DIFFERENCE = 65;

  /** Pixels per call: the overhead of a call equals the time of some hundred pixels. */
  static final int TOGETHER = 1 << 12;

  private static final int CURVE_TABLE = 0x63757276; // "curv"
  private static final int CURVE_FORMULA = 0x70617261; // "para"
  private static final int DATA = 8; // where a tag's data begins, behind its type

  private final ColorConvertOp conversion;
  private final int components;

  private IccColors(ICC_Profile profile) {
    this.conversion =
        new ColorConvertOp(
            new ICC_Profile[] {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)}, null);
    this.components = profile.getNumComponents();
  }

  /** Whether a profile is valid and has a JPEG's number of components. */
  static boolean fits(byte[] profile, int components) {
    int type =
        switch (components) {
          case 1 -> ColorSpace.TYPE_GRAY;
          case 3 -> ColorSpace.TYPE_RGB;
          default -> ColorSpace.TYPE_CMYK;
        };
    try {
      return ICC_Profile.getInstance(profile).getColorSpaceType() == type;
    } catch (RuntimeException e) { // Java refuses damaged profiles with various ones
      return false;
    }
  }

  /**
   * A converter from inks to colors by a profile. Empty if the profile is not usable; browsers
   * ignore such profiles too.
   */
  static Optional<IccColors> ofInks(byte[] profile) {
    return of(profile, ColorSpace.TYPE_CMYK);
  }

  private static Optional<IccColors> of(byte[] profile, int type) {
    try {
      ICC_Profile read = ICC_Profile.getInstance(profile);
      if (read.getColorSpaceType() != type || (type == ColorSpace.TYPE_RGB && isSrgb(read))) {
        return Optional.empty();
      }
      IccColors colors = new IccColors(read);
      colors.toSrgb(new byte[colors.components], new byte[3]);
      return Optional.of(colors);
    } catch (RuntimeException e) { // Java refuses damaged profiles with various ones
      return Optional.empty();
    }
  }

  /**
   * Converts an image's colors to sRGB.
   *
   * @param image an image in color, in the profile's color space
   * @param profile of any kind; if its color space is not RGB, or is sRGB, the image is returned
   *     unchanged
   */
  static BufferedImage applied(BufferedImage image, byte[] profile) {
    Optional<IccColors> colors = of(profile, ColorSpace.TYPE_RGB);
    return colors.isEmpty() ? image : colors.get().applied(image);
  }

  private BufferedImage applied(BufferedImage image) {
    BufferedImage converted =
        new BufferedImage(
            image.getWidth(),
            image.getHeight(),
            image.getColorModel().hasAlpha()
                ? BufferedImage.TYPE_INT_ARGB
                : BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = converted.createGraphics();
    graphics.setComposite(AlphaComposite.Src);
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    int[] pixels = ((DataBufferInt) converted.getRaster().getDataBuffer()).getData();
    byte[] values = new byte[3 * TOGETHER];
    byte[] rgb = new byte[3 * TOGETHER];
    for (int from = 0; from < pixels.length; from += TOGETHER) {
      int count = Math.min(TOGETHER, pixels.length - from);
      for (int i = 0; i < count; i++) {
        values[3 * i] = (byte) (pixels[from + i] >> 16);
        values[3 * i + 1] = (byte) (pixels[from + i] >> 8);
        values[3 * i + 2] = (byte) pixels[from + i];
      }
      toSrgb(values, rgb);
      for (int i = 0; i < count; i++) {
        pixels[from + i] = (pixels[from + i] & 0xff000000) | pixel(rgb, i);
      }
    }
    return converted;
  }

  /** Packs one of several colors, [n, 3], into the lower 24 bits of an int. */
  static int pixel(byte[] rgb, int index) {
    int at = 3 * index;
    return ((rgb[at] & 0xff) << 16) | ((rgb[at + 1] & 0xff) << 8) | (rgb[at + 2] & 0xff);
  }

  /**
   * Converts values to colors.
   *
   * @param values [n, components] in C order, from 0 to 255
   * @param rgb receives the colors, [n, 3]
   */
  void toSrgb(byte[] values, byte[] rgb) {
    conversion.filter(raster(values, components), raster(rgb, 3));
  }

  private static WritableRaster raster(byte[] values, int bands) {
    int[] offsets = new int[bands];
    for (int b = 0; b < bands; b++) {
      offsets[b] = b;
    }
    return Raster.createInterleavedRaster(
        new DataBufferByte(values, values.length),
        values.length / bands,
        1,
        values.length,
        bands,
        offsets,
        null);
  }

  /**
   * Whether a profile is one of sRGB, whoever wrote it. Values then stay unchanged: a conversion
   * would only round some of them differently, and take longer than reading a small image.
   */
  private static boolean isSrgb(ICC_Profile profile) {
    ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
    boolean same = profile.getData(ICC_Profile.icSigAToB0Tag) == null;
    for (int c = 0; same && c < 3; c++) {
      byte[] colorant = profile.getData(COLORANTS[c]);
      byte[] curve = profile.getData(CURVES[c]);
      same =
          colorant != null
              && curve != null
              && sameColorant(colorant, srgb.getData(COLORANTS[c]))
              && isSrgbCurve(ByteBuffer.wrap(curve));
    }
    return same;
  }

  private static boolean sameColorant(byte[] a, byte[] b) {
    boolean same = true;
    for (int at = DATA; at < DATA + 3 * Integer.BYTES; at += Integer.BYTES) {
      int difference = ByteBuffer.wrap(a).getInt(at) - ByteBuffer.wrap(b).getInt(at);
      same &= Math.abs(difference) <= MAX_COLORANT_DIFFERENCE;
    }
    return same;
  }

  /** Whether a curve maps each of the 256 values to the same light as sRGB does. */
  private static boolean isSrgbCurve(ByteBuffer curve) {
    for (int value = 0; value < 256; value++) {
      double light = light(curve, value / 255.0);
      double encoded =
          light <= 0.0031308 ? 12.92 * light : 1.055 * Math.pow(light, 1 / 2.4) - 0.055;
      if (!(Math.abs(255 * encoded - value) < 0.5)) {
        return false;
      }
    }
    return true;
  }

  /**
   * The light to which a curve maps a value from 0 to 1; NaN for kinds of curves that sRGB profiles
   * do not use.
   */
  private static double light(ByteBuffer curve, double value) {
    if (curve.getInt(0) == CURVE_TABLE) {
      int entries = curve.getInt(DATA);
      if (entries < 2 || entries > (curve.limit() - DATA - 4) / 2) {
        return Double.NaN;
      }
      int before = (int) Math.min(entries - 2, value * (entries - 1));
      double share = value * (entries - 1) - before;
      return ((1 - share) * entry(curve, before) + share * entry(curve, before + 1)) / 65535;
    }
    if (curve.getInt(0) == CURVE_FORMULA && curve.getShort(DATA) == 3) {
      return value >= parameter(curve, 4)
          ? Math.pow(parameter(curve, 1) * value + parameter(curve, 2), parameter(curve, 0))
          : parameter(curve, 3) * value;
    }
    return Double.NaN;
  }

  private static int entry(ByteBuffer curve, int index) {
    return curve.getShort(DATA + 4 + 2 * index) & 0xffff;
  }

  private static double parameter(ByteBuffer curve, int index) {
    return curve.getInt(DATA + 4 + 4 * index) / 65536.0;
  }
}
