package dev.csn.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/**
 * A JPEG (ITU-T T.81). Its segments are read once, from first to last. They determine its color
 * space, its orientation, and whether it is safe for Java's decoder.
 */
final class JpegFile implements EncodedImage {
  /**
   * Each scan takes time for the whole picture, however few bytes it has. Encoders write about ten.
   */
  private static final int MAX_SCANS = 100;

  /**
   * Exif is among a JPEG's first segments, so the search can stop early in a file with very many.
   */
  private static final int MAX_EXIF_SEGMENTS = 100;

  /** The warnings of libjpeg about a scan that it cannot decode to its end. */
  private static final Pattern LOST =
      Pattern.compile("premature end|bad Huffman code|instead of RST");

  private static final int START_OF_SCAN = 0xda;
  private static final int RESTART_INTERVAL = 0xdd;
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;
  private static final int APP14 = 0xee;
  private static final int ADOBE_BYTES = 12;
  private static final int ADOBE_TRANSFORM = 11;
  private static final String PROFILE = "ICC_PROFILE\0";
  private static final int PROFILE_HEAD = PROFILE.length() + 2; // its number, and the parts' count
  private static final int FRAME_HEAD = 6;
  private static final int COMPONENT_BYTES = 3;
  private static final int BLOCK = 8;

  private final byte[] jpeg;
  private int orientation = ExifOrientation.UPRIGHT;
  private int scans;

  // Before the first scan:
  private int colors;
  private boolean luma;
  private boolean junk;
  private byte @Nullable [] @Nullable [] profile;

  // The latest frame, and the number of blocks between two restart markers:
  private int height;
  private int width;
  private int components;
  private final int[] ids = new int[256];
  private final int[] across = new int[256];
  private final int[] down = new int[256];
  private int interval;
  private long missingRestarts;

  JpegFile(byte[] jpeg) {
    this.jpeg = jpeg;
    boolean exif = true;
    long restarts = 0; // that the scan before the segment must have
    int end = 2; // of the start of the image
    Segments segments = new Segments(jpeg);
    for (int i = 0; segments.next(); i++) {
      missingRestarts += Math.max(0, restarts - segments.restarts);
      restarts = 0;
      if (segments.code == START_OF_SCAN) {
        scans++;
        restarts = restarts(segments);
      } else if (segments.code == RESTART_INTERVAL) {
        interval = segments.at(0) << 8 | segments.at(1);
      } else if (isFrame(segments.code)) {
        readFrame(segments);
      }
      if (scans == 0) {
        junk |= segments.start != end;
        end = segments.end();
        readColors(segments);
      }
      exif &= i < MAX_EXIF_SEGMENTS && scans == 0 && !segments.isCutOff();
      if (exif && segments.code == APP1 && segments.beginsWith(ExifOrientation.NAME)) {
        orientation =
            ExifOrientation.of(ByteBuffer.wrap(jpeg, segments.content(), segments.size()).slice());
        exif = false;
      }
    }
    missingRestarts += Math.max(0, restarts - segments.restarts);
  }

  /** Whether a marker begins a frame. Three of those from 0xc0 to 0xcf do not. */
  private static boolean isFrame(int code) {
    return code >= 0xc0 && code <= 0xcf && code != 0xc4 && code != 0xc8 && code != 0xcc;
  }

  private void readFrame(Segments frame) {
    height = frame.at(1) << 8 | frame.at(2);
    width = frame.at(3) << 8 | frame.at(4);
    components = frame.at(5);
    for (int c = 0; c < components; c++) {
      int at = FRAME_HEAD + COMPONENT_BYTES * c;
      ids[c] = frame.at(at);
      across[c] = Math.max(1, frame.at(at + 1) >> 4);
      down[c] = Math.max(1, frame.at(at + 1) & 15);
    }
  }

  private void readColors(Segments segment) {
    if (isFrame(segment.code)) {
      colors = components;
    } else if (segment.code == APP14
        && segment.beginsWith("Adobe")
        && segment.size() >= ADOBE_BYTES) {
      luma = segment.at(ADOBE_TRANSFORM) != 0;
    } else if (isProfile(segment)) {
      int number = segment.at(PROFILE.length());
      if (profile == null) {
        profile = new byte[segment.at(PROFILE.length() + 1)][];
      }
      if (number > 0 && number <= profile.length) {
        profile[number - 1] =
            Arrays.copyOfRange(jpeg, segment.content() + PROFILE_HEAD, segment.end());
      }
    }
  }

  private static boolean isProfile(Segments segment) {
    return segment.code == APP2 && segment.beginsWith(PROFILE) && segment.size() >= PROFILE_HEAD;
  }

  /**
   * The number of restart markers that a scan must have (ITU-T T.81, E.1.4). If the file defines a
   * restart interval, a marker follows each interval of blocks. A decoder that does not find it
   * skips the rest of the scan.
   */
  private long restarts(Segments scan) {
    return interval == 0 ? 0 : Math.max(0, (blocks(scan) - 1) / interval);
  }

  /** The number of blocks, or groups of blocks of several components, in a scan. */
  private long blocks(Segments scan) {
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

  /** The number of scans in the file. Coded data that looks like a scan does not count. */
  int scans() {
    return scans;
  }

  /** The number of missing restart markers. */
  long missingRestarts() {
    return missingRestarts;
  }

  /** The embedded ICC profile; empty if there is none, or a part of it is missing. */
  private byte[] profile() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte @Nullable [] part : profile == null ? new byte[0][] : profile) {
      if (part == null) {
        return new byte[0];
      }
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }

  /**
   * Leaves out two things. A profile that does not fit the components: Java's decoder fails on it,
   * while browsers ignore it. Junk between the first segments: libjpeg warns only once, and a later
   * warning may matter more.
   */
  @Override
  public byte[] decodable() throws IIOException {
    if (scans > MAX_SCANS) {
      throw new IIOException(scans + " scans, must be at most " + MAX_SCANS);
    }
    boolean dropProfile = profile != null && !IccColors.fits(profile(), colors);
    if (!dropProfile && !junk) {
      return jpeg;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length);
    out.write(jpeg, 0, 2);
    Segments segments = new Segments(jpeg);
    while (segments.next()) {
      if (segments.code == START_OF_SCAN) {
        out.write(jpeg, segments.start, jpeg.length - segments.start);
        break;
      }
      if (!dropProfile || !isProfile(segments)) {
        out.write(jpeg, segments.start, segments.end() - segments.start);
      }
    }
    return out.toByteArray();
  }

  @Override
  public BufferedImage picture(ImageReader reader) throws IOException {
    return colors == CmykImage.INKS
        ? CmykImage.rgb(reader.readRaster(0, null), luma, IccColors.ofInks(profile()))
        : reader.read(0);
  }

  @Override
  public int orientation() {
    return orientation;
  }

  @Override
  public void checkWarned(List<String> warnings) throws IIOException {
    for (String warning : warnings) {
      if (LOST.matcher(warning).find()) {
        throw new IIOException(warning);
      }
    }
    if (missingRestarts > 0) {
      throw new IIOException(missingRestarts + " of its restart markers are missing");
    }
  }

  /**
   * Iterates over the segments (annex B): a marker, a length of two bytes, the content. Like
   * libjpeg, it skips fill bytes, junk before a marker, and coded data.
   */
  private static final class Segments {
    private static final int MARKER = 0xff;
    private static final int FIRST_RESTART = 0xd0;
    private static final int START_OF_IMAGE = 0xd8;

    private final byte[] jpeg;

    /** The second byte of the segment's marker. */
    private int code;

    /** The offset of the segment's marker. */
    private int start;

    private int end;

    /**
     * The number of restart markers between the previous segment and this one, or the end of the
     * file.
     */
    private int restarts;

    Segments(byte[] jpeg) {
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

    /**
     * Whether a marker has no length and content: a restart marker, the picture's start or end, or
     * the zero that escapes coded data.
     */
    private static boolean standsAlone(int code) {
      return code <= 1 || (code >= FIRST_RESTART && code <= START_OF_IMAGE + 1);
    }

    /** The length after a marker, including its own two bytes. */
    private int length(int at) {
      boolean told = at + 1 < jpeg.length;
      return told ? Math.max(2, (jpeg[at] & 0xff) << 8 | (jpeg[at + 1] & 0xff)) : 2;
    }

    /** The offset of the segment's content. */
    int content() {
      return Math.min(start + 4, jpeg.length);
    }

    /** The offset of the first byte after the segment. */
    int end() {
      return Math.min(end, jpeg.length);
    }

    /** The number of bytes of the segment's content that are in the file. */
    int size() {
      return end() - content();
    }

    /** Whether the file ends within the segment. */
    boolean isCutOff() {
      return end > jpeg.length;
    }

    /** Whether the segment's content begins with these characters, one byte each. */
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

    /** One byte of the segment's content; 0 beyond its end. */
    int at(int index) {
      return index < size() ? jpeg[content() + index] & 0xff : 0;
    }
  }
}
