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
import org.jspecify.annotations.Nullable;

/**
 * The fonts of one file as Java reads them, with their metadata. Java reads them with native code:
 * a file made to crash that code would end the process, which nothing here can catch.
 */
final class FontFaces {
  private final FontFile file;
  private final Font[] fonts;
  private final List<FontMetadata> metadata;

  private FontFaces(FontFile file, Font[] fonts, List<FontMetadata> metadata) {
    this.file = file;
    this.fonts = fonts;
    this.metadata = metadata;
  }

  /**
   * Reads a file.
   *
   * @throws UnusableFaceException if it cannot be read, is damaged or no font file
   * @throws ConfigurationException if this Java can read no fonts at all
   */
  static FontFaces read(FontFile file) throws UnusableFaceException {
    try {
      List<FontMetadata> metadata = new ArrayList<>();
      try (SfntFile sfnt = SfntFile.open(file.path())) {
        for (int face = 0; face < sfnt.faces(); face++) {
          metadata.add(FontMetadata.of(sfnt, face));
        }
      }
      Font[] fonts = Font.createFonts(file.path().toFile());
      if (fonts.length != metadata.size()) {
        throw new IOException(metadata.size() + " fonts, of which Java reads " + fonts.length);
      }
      return new FontFaces(file, fonts, metadata);
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
   * @throws UnusableFaceException if it is unusable
   */
  FontFace examine(int face, int size) throws UnusableFaceException {
    if (metadata.get(face).symbols()) {
      throw new UnusableFaceException(SkippedFace.Reason.SYMBOLS, "by its table OS/2");
    }
    String pictures = pictures(face, size).sha256();
    String name = OneLine.of(fonts[face].getFontName(Locale.ENGLISH)).strip();
    return new FontFace(
        file, face, name.isEmpty() ? file.name() : name, metadata.get(face), pictures);
  }

  /** The pictures of one of the fonts. */
  GlyphPictures pictures(int face, int size) throws UnusableFaceException {
    try {
      return GlyphPictures.of(fonts[face], size);
    } catch (RuntimeException | InternalError e) {
      throw unexpected(e);
    }
  }

  /** Java's reader answers damage with unchecked exceptions of any kind. */
  private static UnusableFaceException unexpected(Throwable e) {
    return unreadable(e.toString(), e);
  }

  private static UnusableFaceException unreadable(@Nullable String detail, Throwable cause) {
    return new UnusableFaceException(
        SkippedFace.Reason.UNREADABLE, OneLine.of(String.valueOf(detail)), cause);
  }
}
