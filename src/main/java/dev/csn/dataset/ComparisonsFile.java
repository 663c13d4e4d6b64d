package dev.csn.dataset;

import dev.csn.attribute.Compared;
import dev.csn.error.InputException;
import dev.csn.io.FileProblem;
import dev.csn.io.Npy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The comparisons that an attribute is known by, beside the table of the items: int32 [n, 3], the
 * ids of anchor, positive and negative.
 */
public final class ComparisonsFile {
  private static final String START = "triplets-";
  private static final String END = ".npy";

  private ComparisonsFile() {}

  /** The name of an attribute's file. */
  public static String name(String attribute) {
    return START + attribute + END;
  }

  /** Whether a file's name is that of some attribute's comparisons. */
  public static boolean isName(String file) {
    return file.startsWith(START) && file.endsWith(END);
  }

  /** Writes an attribute of {@code items} and leaves {@code out} open. */
  public static void write(OutputStream out, Items items, Compared attribute) throws IOException {
    int[] ids = new int[Compared.PARTS * attribute.triplets()];
    for (int t = 0; t < attribute.triplets(); t++) {
      ids[Compared.PARTS * t] = items.id(attribute.anchor(t));
      ids[Compared.PARTS * t + 1] = items.id(attribute.positive(t));
      ids[Compared.PARTS * t + 2] = items.id(attribute.negative(t));
    }
    Npy.writeInts(out, ids, attribute.triplets(), Compared.PARTS);
  }

  /**
   * Reads an attribute.
   *
   * @param directory where its file is
   * @param items that its triplets are about, each within one split
   * @throws InputException if the file is missing, damaged, or about other items
   */
  static Compared read(Path directory, String attribute, Items items) {
    Path file = directory.resolve(name(attribute));
    try (InputStream in = Files.newInputStream(file)) {
      int[] ids = Npy.readInts(in, file.toString(), Files.size(file), -1, Compared.PARTS);
      int[] rows = new int[ids.length];
      for (int i = 0; i < ids.length; i++) {
        rows[i] = items.row(ids[i]);
        if (rows[i] < 0) {
          throw new InputException(file + ": names item " + ids[i] + ", which there is none of");
        }
        int anchor = rows[i - i % Compared.PARTS];
        if (items.split(rows[i]) != items.split(anchor)) {
          throw new InputException(
              file
                  + ": a triplet of items "
                  + items.id(anchor)
                  + " and "
                  + ids[i]
                  + ", which are of two splits");
        }
      }
      return new Compared(attribute, items.size(), rows);
    } catch (IllegalArgumentException e) {
      throw new InputException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw FileProblem.unreadable(file, e);
    }
  }
}
