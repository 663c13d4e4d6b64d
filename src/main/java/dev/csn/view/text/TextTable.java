package dev.csn.view.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Rows of text under a heading, numbers aligned to the right. */
public final class TextTable {
  private static final String NUMBER = "[-+]?[0-9.]+(?:e[-+][0-9]+)?%?";
  private static final Pattern NUMERIC = Pattern.compile(NUMBER + "(?: " + NUMBER + ")*|-");

  private final List<List<Object>> rows = new ArrayList<>();

  public TextTable(String... heading) {
    rows.add(List.of((Object[]) heading));
  }

  /** Adds a row with as many cells as the heading has. */
  public TextTable row(Object... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException(cells.length + " cells under " + rows.get(0));
    }
    List<Object> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell instanceof Mark ? cell : String.valueOf(cell));
    }
    rows.add(row);
    return this;
  }

  @Override
  public String toString() {
    return in(Style.PLAIN);
  }

  /** The lines, in color if the style has any. */
  public String in(Style style) {
    StringBuilder[] lines = new StringBuilder[rows.size()];
    for (int r = 0; r < lines.length; r++) {
      lines[r] = new StringBuilder();
    }
    for (int c = 0; c < rows.get(0).size(); c++) {
      addColumn(c, lines, style);
    }
    StringBuilder text = new StringBuilder();
    for (int r = 0; r < lines.length; r++) {
      String line = lines[r].toString().stripTrailing();
      text.append(r == 0 ? style.heading(line) : line).append('\n');
    }
    return text.toString();
  }

  private void addColumn(int column, StringBuilder[] lines, Style style) {
    String[] texts = new String[rows.size()];
    for (int r = 0; r < texts.length; r++) {
      texts[r] = rows.get(r).get(column).toString();
    }
    boolean numeric = texts.length > 1;
    for (int r = 1; r < texts.length; r++) {
      numeric &= NUMERIC.matcher(texts[r]).matches();
    }
    if (numeric) {
      alignNumbers(texts);
    }
    int width = 0;
    for (String text : texts) {
      width = Math.max(width, TextWidth.of(text));
    }
    for (int r = 0; r < texts.length; r++) {
      String pad = " ".repeat(width - TextWidth.of(texts[r]));
      String shown = rows.get(r).get(column) instanceof Mark mark ? mark.in(style) : texts[r];
      lines[r].append(column == 0 ? "" : "  ").append(numeric ? pad + shown : shown + pad);
    }
  }

  /** Puts the numbers of points, as many in each, below one another. */
  private static void alignNumbers(String[] texts) {
    int[] widths = {};
    for (int r = 1; r < texts.length; r++) {
      String[] numbers = texts[r].split(" ", -1);
      if (texts[r].equals("-")) {
        continue;
      }
      widths = widths.length == 0 ? new int[numbers.length] : widths;
      if (numbers.length != widths.length) {
        return;
      }
      for (int k = 0; k < numbers.length; k++) {
        widths[k] = Math.max(widths[k], numbers[k].length());
      }
    }
    for (int r = 1; r < texts.length; r++) {
      if (!texts[r].equals("-")) {
        String[] numbers = texts[r].split(" ", -1);
        for (int k = 0; k < numbers.length; k++) {
          numbers[k] = " ".repeat(widths[k] - numbers[k].length()) + numbers[k];
        }
        texts[r] = String.join(" ", numbers);
      }
    }
  }
}
