package dev.csn.view.figure;

/** The background that a figure is drawn for; its own is transparent. */
public enum Theme {
  /** Dark ink, for paper and light pages. */
  LIGHT("#222222", "#666666", "#dddddd"),
  /** Light ink, for dark pages. */
  DARK("#eeeeee", "#aaaaaa", "#444444");

  private final String ink;
  private final String faint;
  private final String grid;

  Theme(String ink, String faint, String grid) {
    this.ink = ink;
    this.faint = faint;
    this.grid = grid;
  }

  /** Color of text, and of marks without a color of their own. */
  String ink() {
    return ink;
  }

  /** Color of level lines: chance, ideal. */
  String faint() {
    return faint;
  }

  /** Color of grid lines. */
  String grid() {
    return grid;
  }
}
