package dev.csn.dataset;

/** The scans of a JPEG (ITU-T T.81, annex B): passes over the picture that refine it. */
final class JpegScans {
  private static final int MARKER = 0xff;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int START_OF_SCAN = 0xda;

  private JpegScans() {}

  /** How many scans a file announces; data that looks like one does not count. */
  static int count(byte[] jpeg) {
    int scans = 0;
    int at = 0;
    while (at + 1 < jpeg.length) {
      int code = jpeg[at + 1] & 0xff;
      if ((jpeg[at] & 0xff) != MARKER || code == MARKER) {
        at++; // coded data, or a filling byte
      } else if (standsAlone(code)) {
        at += 2;
      } else {
        scans += code == START_OF_SCAN ? 1 : 0;
        at += 2 + segment(jpeg, at + 2);
      }
    }
    return scans;
  }

  /** Restarts, the picture's two ends, and the zero behind coded data that equals a marker. */
  private static boolean standsAlone(int code) {
    return code <= 1 || (code >= 0xd0 && code <= START_OF_IMAGE + 1);
  }

  /** The length of what follows a marker, which counts its own two bytes. */
  private static int segment(byte[] jpeg, int at) {
    boolean told = at + 1 < jpeg.length;
    return told ? Math.max(2, (jpeg[at] & 0xff) << 8 | (jpeg[at + 1] & 0xff)) : 2;
  }
}
