package dev.csn.source.triplets;

import dev.csn.error.InputException;
import dev.csn.io.FileProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads a list of triplets as Veit et al. (CVPR 2017) released theirs: a line a triplet, three
 * indices of images counted from 0, anchor, far, close.
 */
final class TripletListFile {
  private static final int PARTS = 3;
  private static final int LARGEST = Integer.MAX_VALUE / 64;

  private final Path file;
  private final int images;
  private int[] triplets = new int[PARTS * 1024];
  private int size;
  private int line = 1;

  private TripletListFile(Path file, int images) {
    this.file = file;
    this.images = images;
  }

  /**
   * Reads a list to its end.
   *
   * @param images how many images there are
   * @return [n, 3] row by row: anchor, positive (close), negative (far)
   * @throws InputException if the file is missing, or a line is no triplet of three different
   *     images; names file and line
   */
  static int[] read(Path file, int images) {
    TripletListFile list = new TripletListFile(file, images);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      while (list.readLine(in)) {
        list.line++;
      }
    } catch (IOException e) {
      throw FileProblem.unreadable(file, e);
    }
    return Arrays.copyOf(list.triplets, list.size);
  }

  /** Keeps what a line says, if it is not blank; false at the end of the file. */
  private boolean readLine(InputStream in) throws IOException {
    int[] numbers = new int[PARTS];
    int count = 0;
    boolean within = false; // a number
    int next;
    do {
      next = in.read();
      if (next >= '0' && next <= '9') {
        if (!within && count++ == PARTS) {
          throw problem("more than three numbers");
        }
        within = true;
        // Far beyond any index, and far from an overflow, a number stays as it is.
        numbers[count - 1] = Math.min(numbers[count - 1], LARGEST) * 10 + next - '0';
      } else if (next == ' ' || next == '\t' || next == '\r' || next == '\n' || next == -1) {
        within = false;
      } else {
        throw problem("must be three indices of images and blanks between them");
      }
    } while (next != '\n' && next != -1);
    if (count > 0) {
      add(numbers, count);
    }
    return next != -1;
  }

  private void add(int[] numbers, int count) {
    if (count < PARTS) {
      throw problem(count + " of three numbers");
    }
    for (int number : numbers) {
      if (number >= images) {
        throw problem("image " + number + ", must be from 0 to " + (images - 1));
      }
    }
    if (numbers[0] == numbers[1] || numbers[0] == numbers[2] || numbers[1] == numbers[2]) {
      throw problem("must name three different images");
    }
    if (size == triplets.length) {
      triplets = Arrays.copyOf(triplets, 2 * size);
    }
    triplets[size++] = numbers[0];
    triplets[size++] = numbers[2];
    triplets[size++] = numbers[1];
  }

  private InputException problem(String what) {
    return new InputException(file + ": line " + line + ": " + what);
  }
}
