package dev.csn.source.fonts;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The tables of a TrueType or OpenType file (ISO/IEC 14496-22, "Organization of an OpenType Font").
 * Java does not expose the metadata that these hold, and its own reader is native code, which
 * should see no file with a table beyond the file's end.
 */
final class SfntFile implements AutoCloseable {
  private static final int COLLECTION = tag("ttcf");
  private static final int TRUETYPE = 0x00010000;
  private static final int APPLE_TRUETYPE = tag("true");
  private static final int OPENTYPE = tag("OTTO");
  private static final int WEB = tag("wOFF");
  private static final int WEB2 = tag("wOF2");

  private static final int MAX_FACES = 1024;
  private static final int RECORD = 16;
  private static final int MAX_TABLE_BYTES = 128;

  /** The largest known fonts, collections of all Chinese characters, have a tenth of that. */
  private static final long MAX_BYTES = 1L << 30;

  private final FileChannel channel;
  private final long size;
  private final long[] directories;

  private SfntFile(FileChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
    if (size > MAX_BYTES) {
      throw new IOException(size + " bytes, at most " + MAX_BYTES + " are read");
    }
    this.directories = directories();
  }

  /**
   * Opens a file.
   *
   * @throws IOException if it cannot be read, is no such file, or a table reaches beyond its end;
   *     the message says which
   */
  static SfntFile open(Path path) throws IOException {
    FileChannel channel = FileChannel.open(path);
    try {
      SfntFile file = new SfntFile(channel);
      for (int face = 0; face < file.faces(); face++) {
        file.checkTables(face);
      }
      return file;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** The number of fonts: one, unless it is a collection. */
  int faces() {
    return directories.length;
  }

  /** The start of a table, up to 128 bytes; empty if the face has no such table. */
  Optional<ByteBuffer> table(int face, String tag) throws IOException {
    ByteBuffer records = records(face);
    while (records.hasRemaining()) {
      int found = records.getInt();
      records.getInt(); // a checksum, which many files have wrong
      long offset = unsigned(records.getInt());
      long length = unsigned(records.getInt());
      if (found == tag(tag)) {
        return Optional.of(read(offset, (int) Math.min(length, MAX_TABLE_BYTES)));
      }
    }
    return Optional.empty();
  }

  private long[] directories() throws IOException {
    int kind = read(0, 4).getInt();
    if (kind != COLLECTION) {
      return new long[] {0};
    }
    long faces = unsigned(read(8, 4).getInt());
    if (faces < 1 || faces > MAX_FACES) {
      throw new IOException("a collection of " + faces + " fonts, must be 1 to " + MAX_FACES);
    }
    ByteBuffer offsets = read(12, 4 * (int) faces);
    long[] directories = new long[(int) faces];
    for (int face = 0; face < faces; face++) {
      directories[face] = unsigned(offsets.getInt());
    }
    return directories;
  }

  private ByteBuffer records(int face) throws IOException {
    ByteBuffer header = read(directories[face], 12);
    int kind = header.getInt();
    if (kind == WEB) {
      throw new IOException("is a web font (WOFF). Maybe 'woff2sfnt FILE > FILE.ttf'");
    }
    if (kind == WEB2) {
      throw new IOException("is a web font (WOFF2). Maybe 'woff2_decompress FILE'");
    }
    if (kind != TRUETYPE && kind != OPENTYPE && kind != APPLE_TRUETYPE) {
      throw new IOException("is no TrueType or OpenType font");
    }
    int tables = header.getShort() & 0xffff;
    return read(directories[face] + 12, tables * RECORD);
  }

  private void checkTables(int face) throws IOException {
    ByteBuffer records = records(face);
    while (records.hasRemaining()) {
      int at = records.position();
      long end = unsigned(records.getInt(at + 8)) + unsigned(records.getInt(at + 12));
      if (end > size) {
        throw new IOException("a table ends at byte " + end + " of " + size);
      }
      records.position(at + RECORD);
    }
  }

  private ByteBuffer read(long offset, int length) throws IOException {
    if (offset + length > size) {
      throw new EOFException("ends within its header");
    }
    ByteBuffer bytes = ByteBuffer.allocate(length); // big-endian, as the format is
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, offset + bytes.position()) < 0) {
        throw new EOFException("became shorter while it was read");
      }
    }
    return bytes.flip();
  }

  private static long unsigned(int value) {
    return value & 0xffffffffL;
  }

  private static int tag(String name) {
    return ByteBuffer.wrap(name.getBytes(StandardCharsets.US_ASCII)).getInt();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
