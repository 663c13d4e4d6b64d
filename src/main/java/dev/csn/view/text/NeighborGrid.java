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
  static final int COLUMNS = 6;
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
   * A grid without images.
   *
   * @param title what it shows, which stands above the images; empty if nothing does
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

  /** The lines of a title, at most as wide as the images. */
  static List<String> titleLines(String title, int columns, ToDoubleFunction<String> widths) {
    return title.isEmpty()
        ? List.of()
        : LabelWidth.lines(title, columns * (CELL + GAP) - GAP, widths);
  }

  /** The y coordinate of the first image below a title of so many lines. */
  static int top(int titleLines) {
    return titleLines == 0 ? GAP : GAP + titleLines * LINE + GAP;
  }

  BufferedImage draw() {
    int lines = cells.stream().mapToInt(c -> c.label.size()).max().orElse(0);
    int cellHeight = CELL + lines * LINE + GAP;
    int columns = Math.min(COLUMNS, cells.size());
    int rows = (cells.size() + columns - 1) / columns;
    List<String> heading = titleLines(title, columns, NeighborGrid::width);
    int top = top(heading.size());
    BufferedImage picture =
        new BufferedImage(
            columns * (CELL + GAP) + GAP, top + rows * cellHeight, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setFont(FONT);
    graphics.setColor(PAPER);
    graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    write(graphics, heading, GAP, GAP);
    for (int i = 0; i < cells.size(); i++) {
      int x = GAP + i % columns * (CELL + GAP);
      int y = top + i / columns * cellHeight;
      draw(graphics, cells.get(i), x, y, i == 0);
    }
    graphics.dispose();
    return picture;
  }

  private void draw(Graphics2D graphics, Cell cell, int x, int y, boolean anchor) {
    double scale = Math.min((double) CELL / shape.width(), (double) CELL / shape.height());
    int width = (int) (shape.width() * scale);
    int height = (int) (shape.height() * scale);
    graphics.drawImage(StoredImage.picture(cell.image, shape), x, y, width, height, null);
    if (anchor) {
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
