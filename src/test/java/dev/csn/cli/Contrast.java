package dev.csn.cli;

/** How far two colors stand out from each other. */
final class Contrast {
  private Contrast() {}

  /** By WCAG 2.2, from 1 to 21. */
  static double of(String a, String b) {
    double la = luminance(a);
    double lb = luminance(b);
    return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
  }

  /** Relative, from 0 to 1, of a color such as #1d1f23. */
  static double luminance(String hex) {
    int rgb = Integer.parseInt(hex.substring(1), 16);
    double[] factors = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double v = (rgb >> (16 - 8 * i) & 0xff) / 255.0;
      sum += factors[i] * (v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4));
    }
    return sum;
  }
}
