package dev.csn.source.fonts;

import dev.csn.error.ConfigurationException;
import dev.csn.error.OneLine;
import dev.csn.io.FileProblem;
import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The fonts of one file as Java reads them, and what each says of itself. Java reads them with
 * native code: a file made to crash that would end the process, and no one can catch it here.
 */
final class FontFaces {
  private final FontFile file;
  private final Font[] fonts;
  private final List<FontFacts> facts;

  private FontFaces(FontFile file, Font[] fonts, List<FontFacts> facts) {
    this.file = file;
    this.fonts = fonts;
    this.facts = facts;
  }

  /**
   * Reads a file.
   *
   * @throws UnusableFontException if it cannot be read, is damaged or no font file
   * @throws ConfigurationException if this Java can read no fonts at all
   */
  static FontFaces read(FontFile file) throws UnusableFontException {
    try {
      List<FontFacts> facts = new ArrayList<>();
      try (SfntFile sfnt = SfntFile.open(file.path())) {
        for (int face = 0; face < sfnt.faces(); face++) {
          facts.add(FontFacts.of(sfnt, face));
        }
      }
      Font[] fonts = Font.createFonts(file.path().toFile());
      if (fonts.length != facts.size()) {
        throw new IOException(facts.size() + " fonts, of which Java reads " + fonts.length);
      }
      return new FontFaces(file, fonts, facts);
    } catch (LinkageError e) {
      throw new ConfigurationException(
          "this Java cannot read fonts: "
              + e.getMessage()
              + "; install what it needs (Debian, Ubuntu: fontconfig and libfreetype6)",
          e);
    } catch (IOException e) {
      throw unreadable(FileProblem.reason(e), e);
    } catch (FontFormatException e) {
      throw unreadable(e.getMessage(), e);
    } catch (RuntimeException | InternalError e) {
      throw unexpected(e);
    }
  }

  int size() {
    return fonts.length;
  }

  /**
   * One of the fonts, examined.
   *
   * @param size of a picture's sides
   * @throws UnusableFontException if it is of no use
   */
  UsableFont examine(int face, int size) throws UnusableFontException {
    if (facts.get(face).symbols()) {
      throw new UnusableFontException(Reason.SYMBOLS, "by its table OS/2");
    }
    String pictures = pictures(face, size).sha256();
    String name = OneLine.of(fonts[face].getFontName(Locale.ENGLISH)).strip();
    return new UsableFont(
        file, face, name.isEmpty() ? file.name() : name, facts.get(face), pictures);
  }

  /** The pictures of one of the fonts. */
  GlyphPictures pictures(int face, int size) throws UnusableFontException {
    try {
      return GlyphPictures.of(fonts[face], size);
    } catch (RuntimeException | InternalError e) {
      throw unexpected(e);
    }
  }

  /** Java's reader meets damage with whatever its code happens to throw. */
  private static UnusableFontException unexpected(Throwable e) {
    return unreadable(e.toString(), e);
  }

  private static UnusableFontException unreadable(String detail, Throwable cause) {
    return new UnusableFontException(Reason.UNREADABLE, OneLine.of(String.valueOf(detail)), cause);
  }
}
