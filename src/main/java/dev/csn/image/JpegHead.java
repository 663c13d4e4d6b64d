package dev.csn.image;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The segments of a JPEG before its first scan, as far as they decide which colors it shows. */
final class JpegHead {
  /** Adobe's number for inks that were not turned into other components. */
  private static final int ADOBE_UNTRANSFORMED = 0;

  private static final int NO_ADOBE = -1;
  private static final int ADOBE_BYTES = 12;
  private static final int ADOBE_TRANSFORM = 11;
  private static final int APP2 = 0xe2;
  private static final int APP14 = 0xee;
  private static final String PROFILE = "ICC_PROFILE\0";
  private static final int PROFILE_HEAD = PROFILE.length() + 2; // and its number, and of how many
  private static final int FRAME_COMPONENTS = 5;

  private final byte[] jpeg;
  private int components;
  private int adobe = NO_ADOBE;
  private byte[][] profile;
  private boolean junk;

  private JpegHead(byte[] jpeg) {
    this.jpeg = jpeg;
  }

  static JpegHead of(byte[] jpeg) {
    JpegHead head = new JpegHead(jpeg);
    int end = 2; // of the start of the image
    JpegSegments segments = new JpegSegments(jpeg);
    while (segments.next() && segments.code() != JpegSegments.START_OF_SCAN) {
      head.junk |= segments.start() != end;
      end = segments.end();
      head.add(segments);
    }
    return head;
  }

  private void add(JpegSegments segment) {
    int code = segment.code();
    if (isFrame(code)) {
      components = segment.at(FRAME_COMPONENTS);
    } else if (code == APP14 && segment.beginsWith("Adobe") && segment.size() >= ADOBE_BYTES) {
      adobe = segment.at(ADOBE_TRANSFORM);
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

  /** Whether a marker begins a frame: of those from 0xc0 to 0xcf three are of another kind. */
  static boolean isFrame(int code) {
    return code >= 0xc0 && code <= 0xcf && code != 0xc4 && code != 0xc8 && code != 0xcc;
  }

  private static boolean isProfile(JpegSegments segment) {
    return segment.code() == APP2 && segment.beginsWith(PROFILE) && segment.size() >= PROFILE_HEAD;
  }

  /** Whether the picture is of four inks. */
  boolean hasInks() {
    return components == 4;
  }

  /** Whether the first three of the inks are stored as luma and chroma. */
  boolean hasLuma() {
    return adobe != NO_ADOBE && adobe != ADOBE_UNTRANSFORMED;
  }

  /** The embedded ICC profile; empty if there is none, or a part of it is missing. */
  byte[] profile() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : profile == null ? new byte[0][] : profile) {
      if (part == null) {
        return new byte[0];
      }
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }

  /**
   * The file as Java's decoder may see it: without a profile that does not fit the components, on
   * which it would give up where browsers ignore the profile; and without junk between the first
   * segments, since libjpeg warns once only and may have more important things to say.
   */
  byte[] decodable() {
    boolean without = profile != null && !IccColors.fits(profile(), components);
    if (!without && !junk) {
      return jpeg;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length);
    out.write(jpeg, 0, 2);
    JpegSegments segments = new JpegSegments(jpeg);
    boolean before = true;
    while (before && segments.next()) {
      before = segments.code() != JpegSegments.START_OF_SCAN;
      if (!before) {
        out.write(jpeg, segments.start(), jpeg.length - segments.start());
      } else if (!without || !isProfile(segments)) {
        out.write(jpeg, segments.start(), segments.end() - segments.start());
      }
    }
    return out.toByteArray();
  }
}
