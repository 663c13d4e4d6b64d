package dev.csn.image;

/**
 * The segments of a JPEG (ITU-T T.81, annex B), one after another: a marker, a length of two bytes,
 * as many bytes. Found as libjpeg finds them: filling bytes and junk before a marker are skipped,
 * and so is coded data.
 */
final class JpegSegments {
  static final int START_OF_SCAN = 0xda;

  private static final int MARKER = 0xff;
  private static final int FIRST_RESTART = 0xd0;
  private static final int START_OF_IMAGE = 0xd8;

  private final byte[] jpeg;
  private int code;
  private int start;
  private int end;
  private int restarts;

  JpegSegments(byte[] jpeg) {
    this.jpeg = jpeg;
  }

  /** Moves to the next segment; false if there is none. */
  boolean next() {
    restarts = 0;
    while (end + 1 < jpeg.length) {
      code = jpeg[end + 1] & 0xff;
      if ((jpeg[end] & 0xff) != MARKER || code == MARKER) {
        end++; // coded data, junk, or a filling byte
      } else if (standsAlone(code)) {
        restarts += code >= FIRST_RESTART && code < START_OF_IMAGE ? 1 : 0;
        end += 2;
      } else {
        start = end;
        end += 2 + length(end + 2);
        return true;
      }
    }
    return false;
  }

  /** Restarts, the picture's two ends, and the zero behind coded data that equals a marker. */
  private static boolean standsAlone(int code) {
    return code <= 1 || (code >= FIRST_RESTART && code <= START_OF_IMAGE + 1);
  }

  /** The length of what follows a marker, which counts its own two bytes. */
  private int length(int at) {
    boolean told = at + 1 < jpeg.length;
    return told ? Math.max(2, (jpeg[at] & 0xff) << 8 | (jpeg[at + 1] & 0xff)) : 2;
  }

  /** The second byte of the segment's marker. */
  int code() {
    return code;
  }

  /** The offset of its marker. */
  int start() {
    return start;
  }

  /** The offset of its content. */
  int content() {
    return Math.min(start + 4, jpeg.length);
  }

  /** The offset of the next byte after it. */
  int end() {
    return Math.min(end, jpeg.length);
  }

  /** Bytes of its content that the file has. */
  int size() {
    return end() - content();
  }

  /** Whether the file ends within it. */
  boolean isCutOff() {
    return end > jpeg.length;
  }

  /** Restart markers between the segment before and this one, or the file's end. */
  int restarts() {
    return restarts;
  }

  /** Whether its content begins with these characters, a byte each. */
  boolean beginsWith(String characters) {
    if (size() < characters.length()) {
      return false;
    }
    for (int i = 0; i < characters.length(); i++) {
      if ((jpeg[content() + i] & 0xff) != characters.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** One byte of its content; 0 beyond its end. */
  int at(int index) {
    return index < size() ? jpeg[content() + index] & 0xff : 0;
  }
}
