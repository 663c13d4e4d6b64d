package dev.csn.source.fonts;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A font that is not in the dataset.
 *
 * @param file relative to the directory searched, if that was only one
 * @param face the font's index in the file
 * @param detail such as the characters that it lacks
 */
public record SkippedFace(String file, int face, Reason reason, String detail) {
  /** The reason for which a font is skipped. */
  public enum Reason {
    UNREADABLE("unreadable"),
    SYMBOLS("symbols, no letters"),
    LACKS_CHARACTERS("lacks characters"),
    BLANK("has blank characters"),
    ALIKE("shows different characters alike"),
    DUPLICATE("duplicate");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    /** The reason in words. */
    @JsonValue
    public String label() {
      return label;
    }
  }
}
