package dev.csn.source.fonts;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes TrueType fonts whose characters are boxes, with just the tables that a font must have. */
public final class TinyFont {
  private final String name;
  private final Map<Character, int[]> boxes = new TreeMap<>();
  private final Map<String, Integer> metadata = new HashMap<>();
  private boolean os2 = true;

  private TinyFont(String name) {
    this.name = name;
  }

  /**
   * A font of all 62 characters, no two alike.
   *
   * @param shape widens the boxes: fonts of different shapes look different
   */
  public static TinyFont of(String name, int shape) {
    TinyFont font = new TinyFont(name);
    for (int c = 0; c < Alphabet.SIZE; c++) {
      font.box(Alphabet.CHARACTERS.charAt(c), 0, 0, 200 + 10 * shape + 8 * c, 700 - 6 * c);
    }
    return font;
  }

  /** Makes a character a box, in thousandths of the font's size, y upwards. */
  TinyFont box(char character, int left, int bottom, int right, int top) {
    boxes.put(character, new int[] {left, bottom, right, top});
    return this;
  }

  /** Makes every character the same box. */
  TinyFont alike() {
    boxes.replaceAll((c, box) -> new int[] {0, 0, 500, 700});
    return this;
  }

  /** Gives it the character, but nothing to see. */
  TinyFont blank(char character) {
    boxes.put(character, new int[0]);
    return this;
  }

  public TinyFont without(char character) {
    boxes.remove(character);
    return this;
  }

  /** As table OS/2 has it. */
  public TinyFont weight(int weight) {
    metadata.put("weight", weight);
    return this;
  }

  public TinyFont italic() {
    metadata.put("italic", 1);
    return this;
  }

  /** Family kind and serif style, the first two digits of PANOSE. */
  public TinyFont panose(int kind, int serifs) {
    metadata.put("kind", kind);
    metadata.put("serifs", serifs);
    return this;
  }

  TinyFont familyClass(int familyClass) {
    metadata.put("family", familyClass);
    return this;
  }

  TinyFont codePages(int bits) {
    metadata.put("pages", bits);
    return this;
  }

  /** Leaves out table OS/2. */
  TinyFont silent() {
    os2 = false;
    return this;
  }

  /** The font as a file. */
  public Path write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes());
  }

  /** Skips the test where Java can read no fonts at all, as without libfreetype. */
  public static void assumeJavaReadsFonts(Path directory) throws IOException {
    try {
      Font[] fonts = Font.createFonts(of("Probe", 0).write(directory.resolve("p.ttf")).toFile());
      assumeTrue(fonts.length == 1);
    } catch (LinkageError e) {
      assumeTrue(false, "this Java cannot read fonts: " + e);
    } catch (FontFormatException e) {
      throw new AssertionError("the fonts of the tests are no good", e);
    }
  }

  byte[] bytes() throws IOException {
    return bytes(0);
  }

  /** Several fonts as one collection. */
  static byte[] collection(TinyFont... fonts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBytes("ttcf");
    out.writeInt(0x00010000);
    out.writeInt(fonts.length);
    int at = 12 + 4 * fonts.length;
    for (TinyFont font : fonts) {
      out.writeInt(at);
      at += font.bytes().length;
    }
    for (TinyFont font : fonts) {
      out.write(font.bytes(bytes.size()));
    }
    return bytes.toByteArray();
  }

  private byte[] bytes(int offset) throws IOException {
    Map<String, byte[]> tables = new TreeMap<>();
    if (os2) {
      tables.put("OS/2", os2());
    }
    tables.put("cmap", cmap());
    ByteArrayOutputStream glyphs = new ByteArrayOutputStream();
    tables.put("loca", loca(glyphs));
    tables.put("glyf", glyphs.toByteArray());
    tables.put("head", head());
    tables.put(
        "hhea", shorts(1, 0, 800, -200, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0, 0, glyphs()));
    tables.put("hmtx", hmtx());
    tables.put("maxp", shorts(1, 0, glyphs(), 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0));
    tables.put("name", names());
    tables.put("post", shorts(3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0x00010000);
    out.write(shorts(tables.size(), 128, 3, 16 * tables.size() - 128));
    int at = offset + 12 + 16 * tables.size();
    for (Map.Entry<String, byte[]> table : tables.entrySet()) {
      out.writeBytes(table.getKey());
      out.writeInt(0);
      out.writeInt(at);
      out.writeInt(table.getValue().length);
      at += padded(table.getValue().length);
    }
    for (byte[] table : tables.values()) {
      out.write(table);
      out.write(new byte[padded(table.length) - table.length]);
    }
    return bytes.toByteArray();
  }

  private static int padded(int length) {
    return (length + 3) / 4 * 4;
  }

  /** One more than there are characters: the first glyph stands for all that are missing. */
  private int glyphs() {
    return boxes.size() + 1;
  }

  private byte[] os2() {
    int kind = metadata.getOrDefault("kind", 0);
    int serifs = metadata.getOrDefault("serifs", 0);
    int[] words = new int[43];
    words[0] = 1; // the version, the first that knows code pages
    words[2] = metadata.getOrDefault("weight", 400);
    words[15] = metadata.getOrDefault("family", 0) << 8;
    words[16] = kind << 8 | serifs;
    words[31] = metadata.containsKey("italic") ? 1 : 1 << 6;
    words[39] = metadata.getOrDefault("pages", 1) >>> 16;
    words[40] = metadata.getOrDefault("pages", 1) & 0xffff;
    return shorts(words);
  }

  private static byte[] head() {
    int[] words = new int[27];
    words[0] = 1;
    words[6] = 0x5f0f;
    words[7] = 0x3cf5;
    words[9] = 1000; // units to the font's size
    words[20] = 1000;
    words[21] = 1000;
    words[23] = 8;
    words[24] = 2;
    words[25] = 1; // offsets of glyphs have four bytes
    return shorts(words);
  }

  /** Format 4, a segment for each character. */
  private byte[] cmap() {
    List<Character> characters = new ArrayList<>(boxes.keySet());
    int segments = characters.size() + 1;
    int length = 16 + 8 * segments;
    int[] words = new int[6 + length / 2];
    int at = 0;
    for (int word :
        new int[] {0, 1, 3, 1, 0, 12, 4, length, 0, 2 * segments, 64, 5, 2 * segments - 64}) {
      words[at++] = word;
    }
    for (int s = 0; s < segments; s++) {
      boolean last = s == characters.size();
      int character = last ? 0xffff : characters.get(s);
      words[at + s] = character;
      words[at + segments + 1 + s] = character;
      words[at + 2 * segments + 1 + s] = last ? 1 : s + 1 - character;
    }
    return shorts(words);
  }

  private byte[] loca(ByteArrayOutputStream glyphs) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0);
    glyphs.write(glyph(new int[] {0, 0, 100, 100}));
    for (int[] box : boxes.values()) {
      out.writeInt(glyphs.size());
      if (box.length > 0) {
        glyphs.write(glyph(box));
      }
    }
    out.writeInt(glyphs.size());
    return bytes.toByteArray();
  }

  private static byte[] glyph(int[] box) {
    int width = box[2] - box[0];
    int height = box[3] - box[1];
    return shorts(
        1, box[0], box[1], box[2], box[3], 3, 0, 0x0101, 0x0101, // four points of the outline
        box[0], 0, width, 0, // from left to right
        box[1], height, 0, -height, 0);
  }

  private byte[] hmtx() {
    int[] words = new int[2 * glyphs()];
    for (int g = 0; g < glyphs(); g++) {
      words[2 * g] = 1000;
    }
    return shorts(words);
  }

  private byte[] names() throws IOException {
    byte[] text = name.getBytes(StandardCharsets.UTF_16BE);
    int[] ids = {1, 2, 4, 6};
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(shorts(0, ids.length, 6 + 12 * ids.length));
    for (int id : ids) {
      bytes.write(shorts(3, 1, 0x409, id, text.length, 0));
    }
    bytes.write(text);
    return bytes.toByteArray();
  }

  private static byte[] shorts(int... words) {
    byte[] bytes = new byte[2 * words.length];
    for (int i = 0; i < words.length; i++) {
      bytes[2 * i] = (byte) (words[i] >> 8);
      bytes[2 * i + 1] = (byte) words[i];
    }
    return bytes;
  }
}
