package dev.csn.io;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes images as PNG. */
public final class Png {
  private Png() {}

  /** Writes an image and leaves {@code out} open. */
  public static void write(BufferedImage picture, OutputStream out) throws IOException {
    // By default ImageIO uses a temporary file, whose directory may be full or missing.
    try (ImageOutputStream memory = new MemoryCacheImageOutputStream(out)) {
      ImageIO.write(picture, "png", memory);
    }
  }
}
