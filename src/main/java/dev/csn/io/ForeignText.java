package dev.csn.io;

import dev.csn.error.InputException;
import dev.csn.error.OneLine;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Text written by other programs: UTF-8, or UTF-16 with a byte order mark. Other files are rejected
 * with a message that names the file type, recognized by the first bytes, and a remedy.
 */
public final class ForeignText {
  private static final int HEAD = 4096; // bytes: includes the first entry names of a zip file
  private static final int MAX_LINE = 1 << 20; // characters checked for invalid bytes
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final String SAVE_AS =
      "save it as CSV in UTF-8: in the spreadsheet's own menu, or"
          + " libreoffice --headless --convert-to csv FILE";
  private static final String BY_PANDAS = "write it as CSV, in pandas by to_csv(..., index=False)";
  private static final String UNPACK = "unpack it first";

  /** A file type, recognized by its first bytes as ISO 8859-1 characters, ignoring case. */
  private record Kind(Pattern start, String name, String advice) {
    private static Kind of(String start, String name, String advice) {
      int flags = Pattern.DOTALL | Pattern.CASE_INSENSITIVE;
      return new Kind(Pattern.compile(start, flags), name, advice);
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          Kind.of(
              "PK\\x03\\x04.{26}mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
              "an OpenDocument spreadsheet (ods)",
              SAVE_AS),
          Kind.of(
              "PK\\x03\\x04.*(xl/|\\[Content_Types\\]|_rels/)",
              "an Excel workbook (xlsx)",
              SAVE_AS),
          Kind.of("PK\\x03\\x04.*Index/", "a Numbers spreadsheet", SAVE_AS),
          Kind.of("PK\\x03\\x04", "a ZIP archive", UNPACK),
          Kind.of("\\xd0\\xcf\\x11\\xe0", "an Excel workbook (xls)", SAVE_AS),
          Kind.of("\\x1f\\x8b", "compressed by gzip", "unpack it first: gunzip -k FILE"),
          Kind.of("BZh[1-9]1AY&SY", "compressed by bzip2", "unpack it first: bunzip2 -k FILE"),
          Kind.of("\\xfd7zXZ\\x00", "compressed by xz", "unpack it first: unxz -k FILE"),
          Kind.of("\\x28\\xb5\\x2f\\xfd", "compressed by zstd", "unpack it first: unzstd FILE"),
          Kind.of("7z\\xbc\\xaf", "a 7z archive", UNPACK),
          Kind.of("Rar!", "a RAR archive", UNPACK),
          Kind.of("PAR1", "a Parquet file", BY_PANDAS),
          Kind.of("(ARROW1|FEA1)", "an Arrow (Feather) file", BY_PANDAS),
          Kind.of("\\x89HDF", "an HDF5 file", BY_PANDAS),
          Kind.of("\\x80[\\x02-\\x05]", "a Python pickle", BY_PANDAS),
          Kind.of("\\x93NUMPY", "a NumPy array", BY_PANDAS),
          Kind.of("SQLite format 3\\x00", "an SQLite database", "export its table as CSV"),
          Kind.of("%PDF-", "a PDF", "export its table as CSV"),
          Kind.of("(\\x89PNG|\\xff\\xd8\\xff|GIF8)", "an image", "name the table"),
          Kind.of(
              "\\s*<(!doctype|!--|html|head|body|table|\\?xml)",
              "HTML or XML",
              "open it in a spreadsheet and save it as CSV in UTF-8"),
          Kind.of("\\s*(\\{\\s*\"|\\[\\s*[\\[{])", "JSON", BY_PANDAS),
          Kind.of("(\\xff\\xfe\\x00\\x00|\\x00\\x00\\xfe\\xff)", "UTF-32", iconv("UTF-32")),
          // In UTF-16, every other byte of a Latin letter is 0.
          Kind.of("([^\\x00]\\x00){8}", "UTF-16 without a byte order mark", iconv("UTF-16LE")),
          Kind.of("(\\x00[^\\x00]){8}", "UTF-16 without a byte order mark", iconv("UTF-16BE")));

  private ForeignText() {}

  /**
   * Opens a text and skips its byte order mark.
   *
   * @throws InputException if the file is of another type
   * @throws IOException if the file cannot be read; the reader also throws one for invalid bytes
   */
  public static BufferedReader open(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    try {
      return open(file, in);
    } catch (IOException | InputException e) {
      in.close();
      throw e;
    }
  }

  /** Opens the text from one stream, because a pipe cannot be opened twice. */
  private static BufferedReader open(Path file, InputStream in) throws IOException {
    byte[] head = in.readNBytes(HEAD);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
    String start = new String(head, StandardCharsets.ISO_8859_1);
    String text = start.startsWith("\u00ef\u00bb\u00bf") ? start.substring(3) : start;
    for (Kind kind : KINDS) {
      if (kind.start.matcher(text).lookingAt()) {
        String advice = kind.advice.replace("FILE", file.toString());
        throw new InputException(file + ": is " + kind.name + ", no table of text; " + advice);
      }
    }
    Charset charset =
        start.startsWith("\u00ff\u00fe")
            ? StandardCharsets.UTF_16LE
            : start.startsWith("\u00fe\u00ff") ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
    Reader decoded = new InputStreamReader(whole, charset.newDecoder());
    BufferedReader reader = new BufferedReader(new Explained(decoded, file, charset));
    if (!charset.equals(StandardCharsets.UTF_8) || text.length() < start.length()) {
      reader.read(); // the byte order mark
    }
    return reader;
  }

  private static String iconv(String charset) {
    return "convert it: iconv -f " + charset + " -t UTF-8 FILE > items-utf8.csv";
  }

  /** Explains invalid bytes: the line, and the text if they are windows-1252. */
  private static final class Explained extends FilterReader {
    private final Path file;
    private final Charset charset;

    Explained(Reader in, Path file, Charset charset) {
      super(in);
      this.file = file;
      this.charset = charset;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
      try {
        return super.read(target, offset, length);
      } catch (CharacterCodingException e) {
        String problem = "not " + charset + " text";
        throw new IOException(
            charset.equals(StandardCharsets.UTF_8)
                ? problem + where()
                : problem + ", though marked so",
            e);
      }
    }

    private String where() throws IOException {
      if (!Files.isRegularFile(file)) {
        return ""; // A pipe cannot be read again.
      }
      try (BufferedReader lines =
          new BufferedReader(Files.newBufferedReader(file, StandardCharsets.ISO_8859_1))) {
        StringBuilder line = new StringBuilder();
        int number = 1;
        for (int c = lines.read(); c >= 0; c = lines.read()) {
          if (c == 0) {
            return ", but binary";
          }
          if (c == '\n') {
            if (!isUtf8(line)) {
              break;
            }
            number++;
            line.setLength(0);
          } else if (line.length() < MAX_LINE) {
            line.append((char) c);
          }
        }
        String shown = new String(bytes(line), WINDOWS).strip();
        return ": line "
            + number
            + ", which windows-1252 reads as '"
            + OneLine.of(shown, 60)
            + "'; if that is right: "
            + iconv("WINDOWS-1252").replace("FILE", file.toString());
      }
    }

    private static byte[] bytes(CharSequence line) {
      return line.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean isUtf8(CharSequence line) {
      try {
        var unused = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(line)));
        return true;
      } catch (CharacterCodingException e) {
        return false;
      }
    }
  }
}
