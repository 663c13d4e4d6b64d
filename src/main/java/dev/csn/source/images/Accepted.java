package dev.csn.source.images;

import dev.csn.io.Sha256;
import dev.csn.source.images.ImagesReport.Copy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The images that became items, in the order of the items. */
public final class Accepted {
  private final List<Integer> rows = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private final List<String> digests = new ArrayList<>();

  /**
   * Adds one.
   *
   * @param row of whatever names the images, such as a table
   * @param digest the SHA-256 of the file
   */
  public void add(int row, String file, String digest) {
    rows.add(row);
    files.add(file);
    digests.add(digest);
  }

  public int size() {
    return rows.size();
  }

  /** Each item's row of what names them. */
  int[] rows() {
    return rows.stream().mapToInt(row -> row).toArray();
  }

  /** Each item's file, by its path below the folder. */
  public List<String> files() {
    return files;
  }

  /** The SHA-256 of each item's file. */
  String[] digests() {
    return digests.toArray(String[]::new);
  }

  /** The items whose files have the same bytes as an earlier one's. */
  List<Copy> copies() {
    Map<String, String> first = new HashMap<>();
    List<Copy> copies = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      String earlier = first.putIfAbsent(digests.get(i), files.get(i));
      if (earlier != null) {
        copies.add(new Copy(files.get(i), earlier));
      }
    }
    return copies;
  }

  /** One digest of all files: the SHA-256 of what {@code sha256sum} prints of them, by name. */
  public String digest() {
    Map<String, String> byName = new TreeMap<>();
    for (int i = 0; i < size(); i++) {
      byName.put(files.get(i), digests.get(i));
    }
    StringBuilder sums = new StringBuilder();
    byName.forEach((file, digest) -> sums.append(digest).append("  ").append(file).append('\n'));
    return Sha256.of(sums.toString().getBytes(StandardCharsets.UTF_8));
  }
}
