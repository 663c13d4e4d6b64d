package dev.csn.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.image.ImageFile;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Images of every format and kind of pixel that is read. */
final class ImageTarget implements Target {
  private static final ImageShape SHAPE = new ImageShape(4, 5, 3);
  private static final int[] TYPES = {
    BufferedImage.TYPE_INT_RGB,
    BufferedImage.TYPE_INT_ARGB,
    BufferedImage.TYPE_BYTE_GRAY,
    BufferedImage.TYPE_USHORT_GRAY,
    BufferedImage.TYPE_BYTE_INDEXED,
    BufferedImage.TYPE_BYTE_BINARY
  };

  private final Path file;

  ImageTarget(Path scratch) {
    this.file = scratch.resolve("image");
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (String format : List.of("png", "jpeg", "gif", "bmp")) {
      for (int type : TYPES) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (ImageIO.write(picture(type), format, out)) {
          seeds.add(out.toByteArray());
        }
      }
    }
    seeds.add(inks());
    return seeds;
  }

  /** A JPEG of four inks. */
  private static byte[] inks() throws IOException {
    WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 7, 3, 4, null);
    for (int i = 0; i < 21; i++) {
      raster.setPixel(i % 7, i / 7, new int[] {11 * i, 7 * i, 255 - 9 * i, 255});
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(jpeg)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(raster, null, null), null);
    } finally {
      writer.dispose();
    }
    return jpeg.toByteArray();
  }

  private static BufferedImage picture(int type) {
    BufferedImage image = new BufferedImage(7, 3, type);
    for (int i = 0; i < 21; i++) {
      image.setRGB(i % 7, i / 7, 0xff000000 | 0x0b1907 * i);
    }
    return image;
  }

  @Override
  public void read(byte[] input) throws IOException {
    Files.write(file, input);
    assertEquals(SHAPE.values(), ImageFile.read(file, SHAPE, ImageFit.STRETCH).length);
  }

  /** A picture as large as any file may claim: decoded in 8 bytes a pixel, then in 4. */
  @Override
  public long allowance() {
    return 512L << 20;
  }
}
