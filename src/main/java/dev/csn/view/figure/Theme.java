package dev.csn.view.figure;

/** What a figure is to be looked at on; its own background is transparent. */
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

  /** Of text, and of what is not told apart by color. */
  String ink() {
    return ink;
  }

  /** Of lines that others are compared with: chance, ideal. */
  String faint() {
    return faint;
  }

  /** Of lines that help to read a scale. */
  String grid() {
    return grid;
  }
}
