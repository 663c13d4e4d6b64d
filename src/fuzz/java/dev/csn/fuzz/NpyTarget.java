package dev.csn.fuzz;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.csn.io.Npy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/** NumPy arrays of two dimensions; one that is accepted is written and read as the same. */
final class NpyTarget implements Target {
  @Override
  public List<byte[]> seeds() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Npy.writeFloats(out, new float[] {0, -1.5f, 3e38f, Float.MIN_VALUE, 7, 9}, 2, 3);
    ByteArrayOutputStream empty = new ByteArrayOutputStream();
    Npy.writeFloats(empty, new float[0], 0, 3);
    return List.of(out.toByteArray(), empty.toByteArray());
  }

  @Override
  public void read(byte[] input) throws IOException {
    float[] values = floats(input);
    long rows = Npy.readHeader(new ByteArrayInputStream(input), "array").shape()[0];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Npy.writeFloats(out, values, rows, rows == 0 ? 0 : values.length / rows);
    assertArrayEquals(values, floats(out.toByteArray()));
  }

  private static float[] floats(byte[] npy) throws IOException {
    return Npy.readFloats(new ByteArrayInputStream(npy), "array", npy.length, -1, -1);
  }
}
