package dev.csn.view.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.image.ImageShape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class NeighborGridTest {
  private static final int WHITE = 0xffffffff;
  private static final int BLUE = 0xff0072b2;

  @Test
  void imagesStandInRowsOfSixEachEnlargedWithoutBlur() {
    NeighborGrid grid = new NeighborGrid(new ImageShape(2, 2, 3), "");
    for (int i = 0; i < 8; i++) {
      byte[] image = new byte[12];
      Arrays.fill(image, (byte) 200);
      image[0] = (byte) (10 * i); // red of the upper left pixel
      grid.add(image, List.of());
    }
    BufferedImage picture = grid.draw();
    assertEquals(6 * 120 + 8, picture.getWidth());
    assertEquals(2 * 120 + 8, picture.getHeight());
    for (int i = 0; i < 8; i++) {
      int x = 8 + i % 6 * 120;
      int y = 8 + i / 6 * 120;
      int corner = 0xff00c8c8 | ((10 * i) << 16);
      assertEquals(corner, picture.getRGB(x, y));
      assertEquals(corner, picture.getRGB(x + 55, y + 55));
      assertEquals(0xffc8c8c8, picture.getRGB(x + 56, y + 55));
      assertEquals(0xffc8c8c8, picture.getRGB(x + 111, y + 111));
    }
    assertEquals(WHITE, picture.getRGB(8 + 2 * 120 + 5, 8 + 120 + 5), "after the last image");
  }

  @Test
  void onlyTheAnchorIsFramed() {
    NeighborGrid grid = new NeighborGrid(new ImageShape(1, 1, 1), "");
    grid.add(new byte[] {0}, List.of());
    grid.add(new byte[] {0}, List.of());
    BufferedImage picture = grid.draw();
    for (int i = 1; i <= 3; i++) {
      assertEquals(BLUE, picture.getRGB(8 - i, 8 - i));
      assertEquals(BLUE, picture.getRGB(8 + 111 + i, 60));
      assertEquals(BLUE, picture.getRGB(60, 8 + 111 + i));
    }
    assertEquals(WHITE, picture.getRGB(4, 60));
    assertEquals(0xff000000, picture.getRGB(8, 8), "the frame hides no pixel");
    assertEquals(WHITE, picture.getRGB(8 + 120 - 1, 60));
    assertEquals(WHITE, picture.getRGB(8 + 120 + 60, 8 + 112));
  }

  @Test
  void greyImagesStayGreyAndOblongOnesKeepTheirProportion() {
    NeighborGrid grid = new NeighborGrid(new ImageShape(1, 2, 1), "");
    grid.add(new byte[] {50, (byte) 250}, List.of());
    BufferedImage picture = grid.draw();
    assertEquals(0xff323232, picture.getRGB(8, 8));
    assertEquals(0xfffafafa, picture.getRGB(8 + 111, 8 + 55));
    assertEquals(WHITE, picture.getRGB(8 + 50, 8 + 60));
  }

  @Test
  void labelsStandUnderTheirImageAndNeverInTheNextCell() {
    NeighborGrid grid = new NeighborGrid(new ImageShape(1, 1, 1), "");
    grid.add(new byte[] {0}, List.of("short", "W".repeat(200)));
    grid.add(new byte[] {0}, List.of());
    BufferedImage picture = grid.draw();
    assertEquals(8 + 112 + 2 * 15 + 8, picture.getHeight());
    assertTrue(inked(picture, 8, 120, 112, 15), "first line");
    assertTrue(inked(picture, 8, 135, 112, 15), "second line");
    assertFalse(inked(picture, 128, 120, 112, 30), "under the second image");
  }

  @Test
  void whatIsWrittenIsAPng() throws IOException {
    NeighborGrid grid = new NeighborGrid(new ImageShape(1, 1, 3), "");
    grid.add(new byte[] {1, 2, 3}, List.of("one"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    grid.writePng(out);
    assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Arrays.copyOf(out.toByteArray(), 4));
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    assertEquals(0xff010203, read.getRGB(8, 8));
  }

  private static boolean inked(BufferedImage picture, int x, int y, int width, int height) {
    for (int pixel : picture.getRGB(x, y, width, height, null, 0, width)) {
      if ((pixel & 0xff) < 128) {
        return true;
      }
    }
    return false;
  }

  @Test
  void labelsOfAnSvgAreTextThatFitsWhateverTheyHold() throws IOException {
    NeighborGrid grid = new NeighborGrid(new ImageShape(1, 2, 1), "</title><script>");
    grid.add(new byte[] {0, 50}, List.of("<script>\"&'", "W".repeat(200)));
    grid.add(new byte[] {0, 50}, List.of("\u0000"));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    grid.writeSvg(out);
    String svg = out.toString(StandardCharsets.UTF_8);
    assertTrue(svg.contains("<title>&lt;/title&gt;&lt;script&gt;</title>"), svg);
    assertTrue(svg.contains(">&lt;script&gt;&quot;&amp;&#39;</text>"), svg);
    assertTrue(
        svg.contains(">WWWW\u2026WWWW</text>") || svg.contains(">WWWWW\u2026WWWW</text>"), svg);
    assertTrue(svg.contains(">U+0000</text>"), svg);
    assertFalse(svg.contains("<script"), svg);
    // Twice as wide as high, enlarged as a whole; the frame is the anchor's alone.
    assertEquals(2, svg.split("<image width='112' height='56'", -1).length - 1);
    assertEquals(1, svg.split("stroke='#0072b2'", -1).length - 1);
  }

  private static final String TITLE =
      "neighbors of item 17 by 0.5 digit + 0.3 color + 0.2 thickness of the stroke";

  private static NeighborGrid titled(String title) {
    NeighborGrid grid = new NeighborGrid(new ImageShape(1, 1, 1), title);
    grid.add(new byte[] {0}, List.of());
    grid.add(new byte[] {0}, List.of());
    return grid;
  }

  @Test
  void theTitleStandsAboveTheImagesInAsManyLinesAsItTakes() {
    BufferedImage picture = titled(TITLE).draw();
    int lines = (picture.getHeight() - titled("").draw().getHeight() - 8) / 15;
    assertTrue(lines >= 2 && lines <= 3, lines + " lines");
    for (int line = 0; line < lines; line++) {
      assertTrue(inked(picture, 8, 8 + 15 * line, 232, 15), "line " + line);
    }
    int top = 8 + 15 * lines + 8;
    assertEquals(BLUE, picture.getRGB(60, top - 1));
    assertEquals(0xff000000, picture.getRGB(8, top));
    assertFalse(inked(picture, 240, 0, 8, top), "in the margin");
  }

  @Test
  void theTitleOfAnSvgIsTheSameText() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    titled(TITLE).writeSvg(out);
    String svg = out.toString(StandardCharsets.UTF_8);
    List<String> lines =
        Pattern.compile("<text x='8' y='\\d+'>([^<]*)</text>")
            .matcher(svg)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertTrue(lines.size() >= 2, svg);
    assertEquals(TITLE, String.join(" ", lines));
  }

  @Test
  void whatIsCutShortEndsInAnEllipsisAndKeepsItsEnd() {
    NeighborGrid cut = new NeighborGrid(new ImageShape(1, 1, 1), "");
    cut.add(new byte[] {0}, List.of("a file with a long name, holiday-0001.jpeg"));
    NeighborGrid written = new NeighborGrid(new ImageShape(1, 1, 1), "");
    String shown = NeighborGrid.fit("a file with a long name, holiday-0001.jpeg");
    assertTrue(shown.matches("a .*\u2026.*\\.jpeg"), shown);
    written.add(new byte[] {0}, List.of(shown));
    assertArrayEquals(pixels(written.draw()), pixels(cut.draw()));
    assertEquals("short", NeighborGrid.fit("short"));
  }

  private static int[] pixels(BufferedImage picture) {
    int width = picture.getWidth();
    return picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
  }
}
