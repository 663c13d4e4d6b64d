package dev.csn.source.fonts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A font's metadata from its tables {@code OS/2} and {@code head} (ISO/IEC 14496-22).
 *
 * @param weight 100 (thin) to 900 (black) in hundreds; null if the font does not say
 * @param italic whether letters slant; null if the font does not say
 * @param serif whether letters have serifs, by the PANOSE number, else by the family class; null if
 *     neither says, as of a script face
 * @param symbols whether it holds pictograms where others have letters
 */
record FontMetadata(
    @Nullable Integer weight, @Nullable Boolean italic, @Nullable Boolean serif, boolean symbols) {
  private static final int WEIGHT = 4;
  private static final int FAMILY_CLASS = 30;
  private static final int PANOSE = 32;
  private static final int SELECTION = 62;
  private static final int CODE_PAGES = 78;
  private static final int MAC_STYLE = 44;

  private static final int LATIN_TEXT = 2;
  private static final int LATIN_SYMBOL = 5;

  /** Reads the metadata of one font of a file. */
  static FontMetadata of(SfntFile file, int face) throws IOException {
    Optional<ByteBuffer> os2 = file.table(face, "OS/2").filter(t -> t.limit() > SELECTION + 1);
    if (os2.isEmpty()) {
      @Nullable Boolean italic =
          file.table(face, "head")
              .filter(t -> t.limit() > MAC_STYLE + 1)
              .map(t -> (t.getShort(MAC_STYLE) & 2) != 0)
              .orElse(null);
      return new FontMetadata(null, italic, null, false);
    }
    ByteBuffer table = os2.get();
    return new FontMetadata(
        weight(table.getShort(WEIGHT) & 0xffff),
        (table.getShort(SELECTION) & (1 | 1 << 9)) != 0, // italic, oblique
        serif(table),
        symbols(table));
  }

  /** To the nearest hundred; old fonts count from 1 to 9. */
  static @Nullable Integer weight(int value) {
    if (value < 1 || value > 1000) {
      return null;
    }
    int hundreds = value < 10 ? value : (value + 50) / 100;
    return 100 * Math.max(1, Math.min(9, hundreds));
  }

  private static @Nullable Boolean serif(ByteBuffer os2) {
    int style = os2.get(PANOSE + 1);
    if (os2.get(PANOSE) == LATIN_TEXT && style >= 2 && style <= 15) {
      return style <= 10; // from 11 on: normal, obtuse, perpendicular, flared, rounded sans
    }
    return switch (os2.get(FAMILY_CLASS)) {
      case 1, 2, 3, 4, 5, 7 -> true;
      case 8 -> false;
      default -> null;
    };
  }

  private static boolean symbols(ByteBuffer os2) {
    if (os2.get(PANOSE) == LATIN_SYMBOL) {
      return true;
    }
    // Of the code pages that it says it serves, the one of symbols but not the Latin one.
    boolean hasCodePages = os2.getShort(0) >= 1 && os2.limit() >= CODE_PAGES + 4;
    return hasCodePages && (os2.getInt(CODE_PAGES) & 0x80000001) == 0x80000000;
  }
}
