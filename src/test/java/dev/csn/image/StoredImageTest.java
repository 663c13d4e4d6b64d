package dev.csn.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class StoredImageTest {
  private static final byte[] COLORED = {1, 2, 3, (byte) 200, (byte) 100, (byte) 255};
  private static final ImageShape TWO_PIXELS = new ImageShape(1, 2, 3);

  @Test
  void channelsAreRedGreenBlueAndGreyIsAllThree() {
    BufferedImage colored = StoredImage.picture(COLORED, TWO_PIXELS);
    assertEquals(0x010203, colored.getRGB(0, 0) & 0xffffff);
    assertEquals(0xc864ff, colored.getRGB(1, 0) & 0xffffff);
    byte[] column = {7, (byte) 250};
    BufferedImage grey = StoredImage.picture(column, new ImageShape(2, 1, 1));
    assertEquals(0x070707, grey.getRGB(0, 0) & 0xffffff);
    assertEquals(0xfafafa, grey.getRGB(0, 1) & 0xffffff);
  }

  @Test
  void inItsOwnSizeAnImageKeepsItsValues() {
    assertArrayEquals(COLORED, StoredImage.scaled(COLORED, TWO_PIXELS, 2, 1));
    byte[] grey = {7, 9};
    assertArrayEquals(
        new byte[] {7, 7, 7, 9, 9, 9}, StoredImage.scaled(grey, new ImageShape(2, 1, 1), 1, 2));
  }

  @Test
  void inASmallerSizeAPixelIsTheMeanOfWhatItCovers() {
    byte[] mean = {(byte) 101, 51, (byte) 129}; // (1 + 200) / 2 = 100.5, 51, 129
    assertArrayEquals(mean, StoredImage.scaled(COLORED, TWO_PIXELS, 1, 1));
  }
}
