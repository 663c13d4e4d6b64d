package dev.csn.image;

/**
 * The restart markers of a JPEG (ITU-T T.81, E.1.4): where a file has an interval, one stands after
 * each so many blocks, and a decoder that misses it skips all that is left of the scan.
 */
final class JpegRestarts {
  private static final int INTERVAL = 0xdd;
  private static final int FRAME_HEAD = 6;
  private static final int COMPONENT_BYTES = 3;
  private static final int BLOCK = 8;

  private int interval;
  private int height;
  private int width;
  private int components;
  private final int[] ids = new int[256];
  private final int[] across = new int[256];
  private final int[] down = new int[256];

  private JpegRestarts() {}

  /** How many there must be at least and are not. */
  static long missing(byte[] jpeg) {
    JpegRestarts restarts = new JpegRestarts();
    JpegSegments segments = new JpegSegments(jpeg);
    long expected = 0; // of the scan that ends here
    long missing = 0;
    boolean more = true;
    while (more) {
      more = segments.next();
      missing += Math.max(0, expected - segments.restarts());
      expected = more ? restarts.expected(segments) : 0;
    }
    return missing;
  }

  /** How many the scan has that a segment begins; 0 if it begins none. */
  private long expected(JpegSegments segment) {
    if (JpegHead.isFrame(segment.code())) {
      height = segment.at(1) << 8 | segment.at(2);
      width = segment.at(3) << 8 | segment.at(4);
      components = segment.at(5);
      for (int c = 0; c < components; c++) {
        int at = FRAME_HEAD + COMPONENT_BYTES * c;
        ids[c] = segment.at(at);
        across[c] = Math.max(1, segment.at(at + 1) >> 4);
        down[c] = Math.max(1, segment.at(at + 1) & 15);
      }
    } else if (segment.code() == INTERVAL) {
      interval = segment.at(0) << 8 | segment.at(1);
    } else if (segment.code() == JpegSegments.START_OF_SCAN && interval > 0) {
      return Math.max(0, (units(segment) - 1) / interval);
    }
    return 0;
  }

  /** How many blocks, or groups of blocks of several components, a scan is made of. */
  private long units(JpegSegments scan) {
    int mostAcross = 1;
    int mostDown = 1;
    for (int c = 0; c < components; c++) {
      mostAcross = Math.max(mostAcross, across[c]);
      mostDown = Math.max(mostDown, down[c]);
    }
    if (scan.at(0) > 1) {
      return (long) parts(width, BLOCK * mostAcross) * parts(height, BLOCK * mostDown);
    }
    int own = 0;
    while (own < components - 1 && ids[own] != scan.at(1)) {
      own++;
    }
    return (long) parts(parts(width * across[own], mostAcross), BLOCK)
        * parts(parts(height * down[own], mostDown), BLOCK);
  }

  private static int parts(int whole, int part) {
    return (whole + part - 1) / part;
  }
}
