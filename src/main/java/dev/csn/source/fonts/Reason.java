package dev.csn.source.fonts;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why a font is skipped. */
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
