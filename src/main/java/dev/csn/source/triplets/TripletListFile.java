package dev.csn.source.triplets;

import dev.csn.error.InputException;
import dev.csn.error.OneLine;
import dev.csn.io.FileProblem;
import dev.csn.io.Numbers;
import dev.csn.io.TextLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads a list of triplets as Veit et al. (CVPR 2017) released theirs: a line a triplet, three
 * indices of images counted from 0: anchor, far, close.
 */
final class TripletListFile {
  private static final int PARTS = 3;
  private static final String BLANKS = " \t\r";
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=[0-9])");
  // Three indices take 30 characters; a file without line breaks must not exhaust memory.
  private static final int MAX_LINE = 1 << 16;

  private TripletListFile() {}

  /**
   * Reads a list to its end; blank lines are skipped.
   *
   * @param images the number of images
   * @return [n, 3] row by row: anchor, positive (close), negative (far)
   * @throws InputException if the file is missing, or a line is no triplet of three different
   *     images; names file and line
   */
  static int[] read(Path file, int images) {
    IntStream.Builder triplets = IntStream.builder();
    try (TextLines lines = TextLines.open(file, MAX_LINE)) {
      int number = 1;
      for (String line = lines.next(); line != null; line = lines.next()) {
        try {
          add(line, images, triplets);
        } catch (IllegalArgumentException e) {
          throw new InputException(file + ": line " + number + ": " + e.getMessage(), e);
        }
        number++;
      }
    } catch (IOException e) {
      throw FileProblem.unreadable(file, e);
    }
    return triplets.build().toArray();
  }

  private static void add(String line, int images, IntStream.Builder triplets) {
    StringTokenizer numbers = new StringTokenizer(line, BLANKS);
    int count = numbers.countTokens();
    if (count == 0) {
      return;
    }
    int[] triplet = new int[PARTS];
    for (int i = 0; i < Math.min(PARTS, count); i++) {
      triplet[i] = index(numbers.nextToken(), images);
    }
    if (count != PARTS) {
      throw new IllegalArgumentException(
          count > PARTS ? "more than three numbers" : count + " of three numbers");
    }
    int anchor = triplet[0];
    int far = triplet[1];
    int close = triplet[2];
    if (anchor == far || anchor == close || far == close) {
      throw new IllegalArgumentException("must name three different images");
    }
    triplets.add(anchor).add(close).add(far);
  }

  private static int index(String text, int images) {
    boolean padded = text.length() > 1 && text.charAt(0) == '0';
    OptionalInt index = Numbers.id(padded ? LEADING_ZEROS.matcher(text).replaceFirst("") : text);
    if (index.isEmpty() && !DIGITS.matcher(text).matches()) {
      throw new IllegalArgumentException("must be three indices of images and blanks between them");
    }
    if (index.isEmpty() || index.getAsInt() >= images) {
      throw new IllegalArgumentException(
          "image " + OneLine.of(text) + ", must be from 0 to " + (images - 1));
    }
    return index.getAsInt();
  }
}
