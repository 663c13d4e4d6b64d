package dev.csn.image;

/** The scans of a JPEG (ITU-T T.81, annex B): passes over the picture that refine it. */
final class JpegScans {
  private JpegScans() {}

  /** How many scans a file announces; data that looks like one does not count. */
  static int count(byte[] jpeg) {
    int scans = 0;
    for (JpegSegments segments = new JpegSegments(jpeg); segments.next(); ) {
      scans += segments.code() == JpegSegments.START_OF_SCAN ? 1 : 0;
    }
    return scans;
  }
}
