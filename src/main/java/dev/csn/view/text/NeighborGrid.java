package dev.csn.view.text;

import dev.csn.image.ImageShape;
import dev.csn.image.StoredImage;
import dev.csn.io.Png;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A picture of a query: the anchor first, then its neighbors, each with its label. */
public final class NeighborGrid {
  private static final int COLUMNS = 6;
  static final int CELL = 112;
  static final int LINE = 15;
  static final int GAP = 8;
  static final int FONT_SIZE = 11;
  private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE);
  private static final FontRenderContext FONT_CONTEXT =
      new FontRenderContext(new AffineTransform(), true, false);
  private static final Color PAPER = Color.WHITE;
  private static final Color INK = new Color(0x22, 0x22, 0x22);
  private static final Color FRAME = new Color(0x00, 0x72, 0xb2);

  private final ImageShape shape;
  private final String title;
  private final List<Cell> cells = new ArrayList<>();

  record Cell(byte[] image, List<String> label) {}

  /**
   * Positions of the cells below the lines of a title, in pixels.
   *
   * @param imageWidth width of each image
   * @param imageHeight height of each image
   */
  record Layout(
      List<String> title,
      int columns,
      int cellHeight,
      int width,
      int height,
      int imageWidth,
      int imageHeight) {
    static Layout of(
        List<Cell> cells, ImageShape shape, String title, ToDoubleFunction<String> widths) {
      int columns = Math.min(COLUMNS, cells.size());
      int rows = (cells.size() + columns - 1) / columns;
      int lines = cells.stream().mapToInt(c -> c.label.size()).max().orElse(0);
      int cellHeight = CELL + lines * LINE + GAP;
      int inner = columns * (CELL + GAP) - GAP;
      List<String> heading = title.isEmpty() ? List.of() : LabelWidth.lines(title, inner, widths);
      double scale = Math.min((double) CELL / shape.width(), (double) CELL / shape.height());
      return new Layout(
          heading,
          columns,
          cellHeight,
          inner + 2 * GAP,
          top(heading) + rows * cellHeight,
          (int) (shape.width() * scale),
          (int) (shape.height() * scale));
    }

    private static int top(List<String> heading) {
      return heading.isEmpty() ? GAP : GAP + heading.size() * LINE + GAP;
    }

    int x(int cell) {
      return GAP + cell % columns * (CELL + GAP);
    }

    int y(int cell) {
      return top(title) + cell / columns * cellHeight;
    }
  }

  /**
   * A grid without images.
   *
   * @param title the text above the images; empty for none
   */
  public NeighborGrid(ImageShape shape, String title) {
    this.shape = shape;
    this.title = title;
  }

  /**
   * Adds an image; the first is the anchor, which is framed.
   *
   * @param image [height, width, channels]
   * @param label lines under it
   */
  public void add(byte[] image, List<String> label) {
    cells.add(new Cell(image, List.copyOf(label)));
  }

  /** Writes the grid as PNG. */
  public void writePng(OutputStream out) throws IOException {
    Png.write(draw(), out);
  }

  /** Writes the grid as SVG, each image as it is, which a viewer enlarges without smoothing. */
  public void writeSvg(OutputStream out) throws IOException {
    out.write(new NeighborSvg(shape, cells).draw(title).getBytes(StandardCharsets.UTF_8));
  }

  BufferedImage draw() {
    Layout layout = Layout.of(cells, shape, title, NeighborGrid::width);
    BufferedImage picture =
        new BufferedImage(layout.width, layout.height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(FONT);
    graphics.setColor(PAPER);
    graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    write(graphics, layout.title, GAP, GAP);
    for (int i = 0; i < cells.size(); i++) {
      draw(graphics, layout, i);
    }
    graphics.dispose();
    return picture;
  }

  private void draw(Graphics2D graphics, Layout layout, int index) {
    Cell cell = cells.get(index);
    int x = layout.x(index);
    int y = layout.y(index);
    int width = layout.imageWidth;
    int height = layout.imageHeight;
    graphics.drawImage(StoredImage.picture(cell.image, shape), x, y, width, height, null);
    if (index == 0) {
      graphics.setColor(FRAME);
      for (int i = 1; i <= 3; i++) {
        graphics.drawRect(x - i, y - i, width - 1 + 2 * i, height - 1 + 2 * i);
      }
    }
    write(graphics, cell.label.stream().map(NeighborGrid::fit).toList(), x, y + CELL);
  }

  private static void write(Graphics2D graphics, List<String> lines, int x, int y) {
    graphics.setColor(INK);
    int descent = graphics.getFontMetrics().getDescent();
    for (int i = 0; i < lines.size(); i++) {
      graphics.drawString(lines.get(i), x, y + (i + 1) * LINE - descent);
    }
  }

  /** A line of a label, with an ellipsis if it is too wide for a cell. */
  static String fit(String line) {
    return LabelWidth.fit(line, CELL, NeighborGrid::width);
  }

  private static double width(String text) {
    return FONT.getStringBounds(text, FONT_CONTEXT).getWidth();
  }
}
