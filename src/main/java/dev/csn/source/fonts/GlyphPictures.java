package dev.csn.source.fonts;

import dev.csn.io.Sha256;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Set;

/**
 * A font's characters as pictures, uint8 [62, size, size], white (255) on black.
 *
 * <p>All characters of a font are drawn at one scale and on one baseline, so that an o stays
 * smaller than an O and a p hangs lower than a b: the largest scale at which the highest, the
 * lowest and the widest of them leave a sixteenth of the picture free on every side. The span from
 * the highest to the lowest point of all is centered vertically, each character horizontally.
 *
 * <p>Outlines without hints are filled, with antialiasing, so that nothing depends on the settings
 * of the machine's font system.
 */
final class GlyphPictures {
  /** Capitals in place of small letters leave 36 of 62 characters, one box for all leaves 1. */
  static final int MIN_DISTINCT = 50;

  /** So large that the rounding of outlines to 64ths of a unit does not matter. */
  private static final float DESIGN_SIZE = 1000;

  private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);

  private final byte[][] pictures;

  private GlyphPictures(byte[][] pictures) {
    this.pictures = pictures;
  }

  /**
   * Draws a font's characters.
   *
   * @param size of a picture's sides
   * @throws UnusableFaceException if it lacks any, if any is blank, or if too many look the same
   */
  static GlyphPictures of(Font font, int size) throws UnusableFaceException {
    Outline[] outlines = outlines(font.deriveFont(DESIGN_SIZE));
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    double widest = 0;
    for (Outline outline : outlines) {
      top = Math.min(top, outline.top());
      bottom = Math.max(bottom, outline.bottom());
      widest = Math.max(widest, outline.right() - outline.left());
    }
    double scale = (size - 2 * (size / 16)) / Math.max(bottom - top, widest);
    BufferedImage canvas = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
    byte[][] pictures = new byte[outlines.length][];
    for (int c = 0; c < outlines.length; c++) {
      AffineTransform place = new AffineTransform();
      place.translate(size / 2.0, size / 2.0);
      place.scale(scale, scale);
      place.translate(-(outlines[c].left() + outlines[c].right()) / 2, -(top + bottom) / 2);
      pictures[c] = draw(place.createTransformedShape(outlines[c].shape()), canvas);
    }
    requireInk(pictures);
    requireDistinct(pictures);
    return new GlyphPictures(pictures);
  }

  private static Outline[] outlines(Font font) throws UnusableFaceException {
    int displayed = font.canDisplayUpTo(Alphabet.CHARACTERS);
    if (displayed >= 0) {
      long lacking = Alphabet.CHARACTERS.chars().filter(c -> !font.canDisplay((char) c)).count();
      throw new UnusableFaceException(
          SkippedFace.Reason.LACKS_CHARACTERS,
          lacking + " of " + Alphabet.SIZE + ", such as " + Alphabet.CHARACTERS.charAt(displayed));
    }
    Outline[] outlines = new Outline[Alphabet.SIZE];
    for (int c = 0; c < outlines.length; c++) {
      char[] character = {Alphabet.CHARACTERS.charAt(c)};
      outlines[c] = Outline.of(font.createGlyphVector(UNHINTED, character).getOutline());
      if (!outlines[c].hasExtent()) {
        throw blank(c);
      }
    }
    return outlines;
  }

  private static byte[] draw(Shape shape, BufferedImage canvas) {
    Graphics2D graphics = canvas.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.BLACK);
    graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
    graphics.setColor(Color.WHITE);
    graphics.fill(shape);
    graphics.dispose();
    int[] rgb = ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData();
    byte[] picture = new byte[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      picture[i] = (byte) rgb[i];
    }
    return picture;
  }

  private static void requireInk(byte[][] pictures) throws UnusableFaceException {
    for (int c = 0; c < pictures.length; c++) {
      int i = 0;
      while (i < pictures[c].length && pictures[c][i] == 0) {
        i++;
      }
      if (i == pictures[c].length) {
        throw blank(c);
      }
    }
  }

  private static UnusableFaceException blank(int character) {
    return new UnusableFaceException(
        SkippedFace.Reason.BLANK, "such as " + Alphabet.CHARACTERS.charAt(character));
  }

  private static void requireDistinct(byte[][] pictures) throws UnusableFaceException {
    Set<ByteBuffer> distinct = new HashSet<>();
    for (byte[] picture : pictures) {
      distinct.add(ByteBuffer.wrap(picture));
    }
    if (distinct.size() < MIN_DISTINCT) {
      throw new UnusableFaceException(
          SkippedFace.Reason.ALIKE,
          distinct.size()
              + " different pictures of "
              + pictures.length
              + " characters, must be at least "
              + MIN_DISTINCT);
    }
  }

  /** One character's picture, shared, not to be written to: [size, size]. */
  byte[] picture(int character) {
    return pictures[character];
  }

  /** The SHA-256 of all pictures. */
  String sha256() {
    MessageDigest digest = Sha256.digest();
    for (byte[] picture : pictures) {
      digest.update(picture);
    }
    return Sha256.hex(digest.digest());
  }

  /**
   * A character's outline and its bounds; y grows downwards. Java's own bounds are those of curves'
   * control points, some of which lie far outside, and differ between its versions.
   */
  record Outline(Shape shape, double left, double top, double right, double bottom) {
    /** In design units, of which pictures are some dozens high. */
    private static final double FLATNESS = 0.5;

    static Outline of(Shape shape) {
      double left = Double.POSITIVE_INFINITY;
      double top = Double.POSITIVE_INFINITY;
      double right = Double.NEGATIVE_INFINITY;
      double bottom = Double.NEGATIVE_INFINITY;
      double[] point = new double[6];
      for (PathIterator path = shape.getPathIterator(null, FLATNESS); !path.isDone(); path.next()) {
        if (path.currentSegment(point) != PathIterator.SEG_CLOSE) {
          left = Math.min(left, point[0]);
          top = Math.min(top, point[1]);
          right = Math.max(right, point[0]);
          bottom = Math.max(bottom, point[1]);
        }
      }
      return new Outline(shape, left, top, right, bottom);
    }

    /** Whether the outline has a finite width and height above 0. A blank's has not. */
    boolean hasExtent() {
      double width = right - left;
      double height = bottom - top;
      return Double.isFinite(width) && width > 0 && Double.isFinite(height) && height > 0;
    }
  }
}
