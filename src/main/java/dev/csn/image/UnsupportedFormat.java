package dev.csn.image;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognizes image formats that csn does not read by a file's first bytes. */
final class UnsupportedFormat {
  /** A text format has its name within its first bytes. */
  private static final int BEGINNING = 4096;

  private static final Pattern ENDING = Pattern.compile("[A-Za-z0-9]{1,8}");
  private static final Pattern RAW_ENDING =
      Pattern.compile("3fr|arw|cr2|dcr|dng|erf|iiq|kdc|mos|nef|nrw|pef|raw|rwl|sr2|srf|srw");
  private static final Pattern READ_ENDING = Pattern.compile("png|jpe?g|jfif|gif|bmp");
  private static final String RAW = "a camera's raw image";
  private static final String TIFF = "a TIFF image";
  private static final String DOWNLOAD = "Maybe its download failed";

  /** The bytes at an offset that identify a format, one character each. */
  private record Sign(String name, int at, String bytes) {
    boolean isIn(String beginning) {
      return beginning.startsWith(bytes, at);
    }
  }

  /** Formats that ImageMagick converts; the more specific signs come first. */
  private static final List<Sign> IMAGES =
      List.of(
          new Sign("a WebP image", 8, "WEBP"),
          new Sign("a JPEG XL image", 0, "\u00ff\n"),
          new Sign("a JPEG XL image", 4, "JXL \r\n\u0087\n"),
          new Sign("a JPEG 2000 image", 4, "jP  \r\n\u0087\n"),
          new Sign("a JPEG 2000 image", 0, "\u00ffO\u00ffQ"),
          new Sign("a JPEG XR image", 0, "II\u00bc"),
          new Sign(RAW, 8, "CR\2\0"), // Canon
          new Sign(RAW, 6, "HEAPCCDR"),
          new Sign(RAW, 0, "IIRO"), // Olympus
          new Sign(RAW, 0, "IIRS"),
          new Sign(RAW, 0, "MMOR"),
          new Sign(RAW, 0, "IIU\0"), // Panasonic
          new Sign(RAW, 0, "FUJIFILMCCD-RAW"),
          new Sign(RAW, 0, "FOVb"), // Sigma
          new Sign(RAW, 0, "\0MRM"), // Minolta
          new Sign(TIFF, 0, "II*\0"),
          new Sign(TIFF, 0, "MM\0*"),
          new Sign(TIFF, 0, "II+\0"), // BigTIFF
          new Sign(TIFF, 0, "MM\0+"),
          new Sign("a Photoshop document", 0, "8BPS"),
          new Sign("a GIMP image", 0, "gimp xcf"),
          new Sign("an icon (ICO)", 0, "\0\0\1\0"),
          new Sign("a mouse pointer (CUR)", 0, "\0\0\2\0\1\0"),
          new Sign("a TGA image", 0, "\0\0\2\0\0\0\0\0"),
          new Sign("a TGA image", 0, "\0\0\n\0\0\0\0\0"),
          new Sign("a PCX image", 0, "\n\5\1\b"),
          new Sign("an icon of macOS (ICNS)", 0, "icns"),
          new Sign("an OpenEXR image", 0, "v/1\1"),
          new Sign("a Radiance HDR image", 0, "#?R"),
          new Sign("a DirectDraw surface (DDS)", 0, "DDS "),
          new Sign("a QOI image", 0, "qoif"),
          new Sign("a FITS image", 0, "SIMPLE  ="),
          new Sign("a DICOM image", 128, "DICM"),
          new Sign("a DjVu document", 0, "AT&TFORM"),
          new Sign("an MNG animation", 0, "\u008aMNG"),
          new Sign("an XPM image", 0, "/* XPM */"),
          new Sign("a Windows metafile", 0, "\u00d7\u00cd\u00c6\u009a"),
          new Sign("a Windows metafile", 40, " EMF"),
          new Sign("a PostScript document", 0, "%!PS"),
          new Sign("a PostScript document", 0, "\u00c5\u00d0\u00d3\u00c6"));

  private static final List<Sign> VIDEOS =
      List.of(
          new Sign("a video (AVI)", 8, "AVI "),
          new Sign("a video (Matroska or WebM)", 0, "\u001aE\u00df\u00a3"),
          new Sign("a video (MPEG)", 0, "\0\0\1\u00ba"),
          new Sign("a video (MPEG)", 0, "\0\0\1\u00b3"),
          new Sign("a video (Flash)", 0, "FLV\1"),
          new Sign("a video (Ogg)", 0, "OggS"),
          new Sign("a video (Windows Media)", 0, "0&\u00b2u\u008ef\u00cf\u0011"));

  private static final List<Sign> OTHERS =
      List.of(
          new Sign("an archive (ZIP)", 0, "PK\3\4"),
          new Sign("an archive (gzip)", 0, "\u001f\u008b"),
          new Sign("an archive (7z)", 0, "7z\u00bc\u00af"),
          new Sign("an archive (RAR)", 0, "Rar!\u001a"),
          new Sign("a NumPy array", 0, "\u0093NUMPY"),
          new Sign("an HDF5 file", 0, "\u0089HDF\r\n"),
          new Sign("a Parquet file", 0, "PAR1"));

  /**
   * The brands of HEIC in an MPEG-4 container (ISO 14496-12). Files of other brands hold videos.
   */
  private static final Pattern HEIC = Pattern.compile("(hei|hev)[a-z]|mi[af][0-9]|msf1");

  private UnsupportedFormat() {}

  /**
   * The format of a file and the remedy: "is a WebP image", "Maybe ...".
   *
   * @param name of the file; its ending distinguishes formats that begin with the same bytes
   * @return nothing if the format is unknown
   */
  static Optional<Finding> of(String name, byte[] file) {
    if (file.length == 0) {
      return Optional.of(new Finding("is empty, 0 bytes", DOWNLOAD));
    }
    String beginning =
        new String(file, 0, Math.min(file.length, BEGINNING), StandardCharsets.ISO_8859_1);
    if (isZero(file)) {
      return Optional.of(new Finding("holds nothing but zeros", DOWNLOAD));
    }
    return ofContainer(beginning, name)
        .or(() -> find(IMAGES, beginning).map(format -> image(format, name)))
        .or(() -> find(VIDEOS, beginning).map(UnsupportedFormat::video))
        .or(() -> find(OTHERS, beginning).map(format -> new Finding("is " + format, "")))
        .or(() -> ofText(beginning, name));
  }

  /**
   * A file's kind.
   *
   * @param what the predicate of a sentence whose subject is the file
   * @param advice the remedy; empty if none is known
   */
  record Finding(String what, String advice) {}

  private static Optional<String> find(List<Sign> signs, String beginning) {
    return signs.stream().filter(sign -> sign.isIn(beginning)).map(Sign::name).findFirst();
  }

  private static Finding image(String format, String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1);
    String lower = ending.toLowerCase(Locale.ROOT);
    boolean raw = format.equals(TIFF) && RAW_ENDING.matcher(lower).matches();
    // By another format's ending, all files of that format would be converted.
    boolean own = ENDING.matcher(ending).matches() && !READ_ENDING.matcher(lower).matches();
    return new Finding(
        "is " + (raw ? RAW : format),
        "Maybe 'magick mogrify -format png " + (own ? "*." + ending : name) + "'");
  }

  private static Finding video(String name) {
    return new Finding("is " + name, "Maybe 'ffmpeg -i FILE frame-%05d.png'");
  }

  private static Optional<Finding> ofContainer(String beginning, String name) {
    if (!beginning.startsWith("ftyp", 4) || beginning.length() < 16) {
      return Optional.empty();
    }
    String brand = beginning.substring(8, 12);
    // A few name the general brand first, and behind it what they are.
    String brands = beginning.substring(8, Math.min(beginning.length(), 64));
    if (brand.startsWith("avi") || (brand.startsWith("mi") && brands.contains("avif"))) {
      return Optional.of(image("an AVIF image", name));
    }
    if (brand.equals("crx ")) {
      return Optional.of(image(RAW, name));
    }
    return Optional.of(
        HEIC.matcher(brand).matches()
            ? image("a HEIC image", name)
            : video("a video (MPEG-4 or QuickTime)"));
  }

  private static Optional<Finding> ofText(String beginning, String name) {
    String mark = "\u00ef\u00bb\u00bf"; // of UTF-8
    String text = beginning.startsWith(mark) ? beginning.substring(mark.length()) : beginning;
    text = text.stripLeading().toLowerCase(Locale.ROOT);
    if (text.startsWith("%pdf-")) {
      return Optional.of(new Finding("is a PDF document", "Maybe 'pdftoppm -png FILE page'"));
    }
    boolean markup = text.startsWith("<");
    if (markup && text.contains("<svg") && !text.contains("<html")) {
      return Optional.of(image("an SVG drawing", name));
    }
    if (markup
        && (text.startsWith("<!doctype html")
            || text.contains("<html")
            || text.startsWith("<head")
            || text.startsWith("<body"))) {
      return Optional.of(new Finding("is not an image but an HTML page", DOWNLOAD));
    }
    if (text.startsWith("<?xml")) {
      return Optional.of(new Finding("is not an image but XML", DOWNLOAD));
    }
    if (text.startsWith("{\"")) {
      return Optional.of(new Finding("is not an image but JSON", DOWNLOAD));
    }
    if (text.startsWith("version https://git-lfs")) {
      return Optional.of(
          new Finding("is not an image but a Git LFS pointer", "Maybe 'git lfs pull'"));
    }
    if (beginning.startsWith("\0\5\26\7")) {
      return Optional.of(
          new Finding("is not an image but a macOS metadata file", "Maybe delete the files ._*"));
    }
    if (beginning.matches("(?s)P[1-7][ \\t\\r\\n#].*")) {
      return Optional.of(image("a PNM image", name));
    }
    return Optional.empty();
  }

  private static boolean isZero(byte[] file) {
    for (byte b : file) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }
}
