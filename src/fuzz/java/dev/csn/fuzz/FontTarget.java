package dev.csn.fuzz;

import dev.csn.source.fonts.FontReading;
import dev.csn.source.fonts.TinyFont;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Fonts, read as far as pictures of their characters. Java reads them with native code. */
final class FontTarget implements Target {
  private final Path file;
  private final Path seed;

  FontTarget(Path scratch) {
    this.file = scratch.resolve("font.ttf");
    this.seed = scratch.resolve("seed.ttf");
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    byte[] font = Files.readAllBytes(TinyFont.of("Tiny", 1).write(seed));
    return List.of(font, FontReading.collection());
  }

  @Override
  public void read(byte[] input) throws IOException {
    Files.write(file, input);
    FontReading.read(file);
  }
}
