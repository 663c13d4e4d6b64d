package dev.csn.view.projector;

import dev.csn.gallery.Embeddings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Embeddings as text: one row per item, numbers between tabs that read back to the last bit. */
final class VectorsTsv {
  private VectorsTsv() {}

  /**
   * Writes embeddings times a mask and leaves {@code out} open.
   *
   * @param mask [D]
   */
  static void write(OutputStream out, Embeddings embeddings, float[] mask) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int row = 0; row < embeddings.size(); row++) {
      line.setLength(0);
      for (int d = 0; d < mask.length; d++) {
        line.append(d == 0 ? "" : "\t").append(embeddings.value(row, d) * mask[d]);
      }
      out.write(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
    }
  }
}
