package dev.csn.view.text;

import dev.csn.image.ImageShape;
import dev.csn.image.StoredImage;
import dev.csn.io.Png;
import dev.csn.io.Xml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** A {@link NeighborGrid} as SVG, laid out as the PNG is; labels are text. */
final class NeighborSvg {
  private final ImageShape shape;
  private final List<NeighborGrid.Cell> cells;
  private final StringBuilder svg = new StringBuilder();

  NeighborSvg(ImageShape shape, List<NeighborGrid.Cell> cells) {
    this.shape = shape;
    this.cells = cells;
  }

  String draw(String title) throws IOException {
    NeighborGrid.Layout layout =
        NeighborGrid.Layout.of(
            cells, shape, title, text -> LabelWidth.of(text, NeighborGrid.FONT_SIZE));
    int width = layout.width();
    int height = layout.height();
    append(
        "<svg xmlns='http://www.w3.org/2000/svg' role='img' width='%d' height='%d'"
            + " viewBox='0 0 %d %d' font-family='sans-serif' font-size='%d' fill='#222222'>%n",
        width, height, width, height, NeighborGrid.FONT_SIZE);
    append("<title>%s</title>%n", Xml.escape(title));
    append("<rect width='%d' height='%d' fill='#ffffff'/>%n", width, height);
    write(layout.title(), NeighborGrid.GAP, NeighborGrid.GAP);
    for (int i = 0; i < cells.size(); i++) {
      draw(layout, i);
    }
    return svg.append("</svg>\n").toString();
  }

  private void draw(NeighborGrid.Layout layout, int index) throws IOException {
    NeighborGrid.Cell cell = cells.get(index);
    int width = layout.imageWidth();
    int height = layout.imageHeight();
    append("<g transform='translate(%d %d)'>%n", layout.x(index), layout.y(index));
    append("<title>%s</title>%n", Xml.escape(String.join(", ", cell.label())));
    append(
        "<image width='%d' height='%d' preserveAspectRatio='none' style='image-rendering:pixelated'"
            + " href='data:image/png;base64,%s'/>%n",
        width, height, png(cell.image()));
    if (index == 0) { // around the image, so that it hides no pixel
      append(
          "<rect x='-1.5' y='-1.5' width='%d' height='%d' fill='none' stroke='#0072b2'"
              + " stroke-width='3'/>%n",
          width + 3, height + 3);
    }
    write(
        cell.label().stream()
            .map(line -> LabelWidth.fit(line, NeighborGrid.CELL, NeighborGrid.FONT_SIZE))
            .toList(),
        0,
        NeighborGrid.CELL);
    append("</g>%n");
  }

  private void write(List<String> lines, int x, int y) {
    for (int i = 0; i < lines.size(); i++) {
      int baseline = y + (i + 1) * NeighborGrid.LINE - 3;
      append("<text x='%d' y='%d'>%s</text>%n", x, baseline, Xml.escape(lines.get(i)));
    }
  }

  private String png(byte[] values) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Png.write(StoredImage.picture(values, shape), bytes);
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private void append(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format.replace("%n", "\n"), values));
  }
}
