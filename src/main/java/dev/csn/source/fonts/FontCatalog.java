package dev.csn.source.fonts;

import dev.csn.random.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * What some font files hold: the fonts to make pictures of, and those that are of no use.
 *
 * @param files how many files were read
 * @param usable by file and face, no two of which look the same
 * @param skipped by file and face
 */
record FontCatalog(int files, List<UsableFont> usable, List<SkippedFont> skipped) {
  /** Files that are read at a time, on all cores. */
  private static final int CHUNK = 64;

  FontCatalog {
    usable = List.copyOf(usable);
    skipped = List.copyOf(skipped);
  }

  /** What one file holds. */
  private record Examined(List<UsableFont> usable, List<SkippedFont> skipped) {}

  /**
   * Reads files until there are enough fonts. Of fonts that look the same, the one that was read
   * first stays.
   *
   * @param limit the number of fonts wanted, of files in random order; 0: those of all files
   * @param size of a picture's sides
   * @param progress is told how many files were read
   */
  static FontCatalog read(
      List<FontFile> files, int limit, int size, Seed order, IntConsumer progress) {
    List<FontFile> ordered = limit == 0 ? files : shuffled(files, order);
    List<UsableFont> usable = new ArrayList<>();
    List<SkippedFont> skipped = new ArrayList<>();
    Map<String, UsableFont> known = new HashMap<>();
    int read = 0;
    while (read < files.size() && (limit == 0 || usable.size() < limit)) {
      List<FontFile> chunk = ordered.subList(read, Math.min(files.size(), read + CHUNK));
      for (Examined file : chunk.parallelStream().map(f -> examine(f, size)).toList()) {
        skipped.addAll(file.skipped());
        for (UsableFont font : file.usable()) {
          UsableFont same = known.putIfAbsent(font.pictures(), font);
          if (same == null) {
            usable.add(font);
          } else {
            skipped.add(duplicate(font, same));
          }
        }
      }
      read += chunk.size();
      progress.accept(read);
    }
    List<UsableFont> taken =
        new ArrayList<>(limit == 0 ? usable : usable.subList(0, Math.min(limit, usable.size())));
    taken.sort(
        Comparator.comparing((UsableFont f) -> f.file().name()).thenComparing(UsableFont::face));
    skipped.sort(Comparator.comparing(SkippedFont::file).thenComparing(SkippedFont::face));
    return new FontCatalog(read, taken, skipped);
  }

  private static List<FontFile> shuffled(List<FontFile> files, Seed order) {
    List<FontFile> shuffled = new ArrayList<>();
    for (int i : order.permutation(files.size())) {
      shuffled.add(files.get(i));
    }
    return shuffled;
  }

  private static Examined examine(FontFile file, int size) {
    Examined examined = new Examined(new ArrayList<>(), new ArrayList<>());
    FontFaces faces;
    try {
      faces = FontFaces.read(file);
    } catch (UnusableFontException e) {
      examined.skipped().add(skipped(file, 0, e));
      return examined;
    }
    for (int face = 0; face < faces.size(); face++) {
      try {
        examined.usable().add(faces.examine(face, size));
      } catch (UnusableFontException e) {
        examined.skipped().add(skipped(file, face, e));
      }
    }
    return examined;
  }

  private static SkippedFont skipped(FontFile file, int face, UnusableFontException e) {
    return new SkippedFont(file.name(), face, e.reason(), e.getMessage());
  }

  private static SkippedFont duplicate(UsableFont font, UsableFont same) {
    return new SkippedFont(
        font.file().name(), font.face(), Reason.DUPLICATE, "looks as " + same.file().name());
  }
}
