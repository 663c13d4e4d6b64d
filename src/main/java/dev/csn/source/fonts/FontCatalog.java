package dev.csn.source.fonts;

import dev.csn.random.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * The fonts of some files: the usable ones and the skipped ones.
 *
 * @param files the number of files read
 * @param usable the usable fonts by file and face; no two look the same
 * @param skipped by file and face
 */
record FontCatalog(int files, List<FontFace> usable, List<SkippedFace> skipped) {
  /** Files that are read at once, on all cores: enough to keep them busy. */
  private static final int CHUNK = 64;

  FontCatalog {
    usable = List.copyOf(usable);
    skipped = List.copyOf(skipped);
  }

  /** The fonts of one file. */
  private record Examined(List<FontFace> usable, List<SkippedFace> skipped) {}

  /**
   * Reads files until there are enough fonts. Of fonts that look the same, the one that was read
   * first stays.
   *
   * @param limit the number of fonts wanted, of files in random order; 0: those of all files
   * @param size of a picture's sides
   * @param progress receives the number of files read
   */
  static FontCatalog read(
      List<FontFile> files, int limit, int size, Seed order, IntConsumer progress) {
    List<FontFile> ordered = limit == 0 ? files : shuffled(files, order);
    List<FontFace> usable = new ArrayList<>();
    List<SkippedFace> skipped = new ArrayList<>();
    Map<String, FontFace> known = new HashMap<>();
    int read = 0;
    while (read < files.size() && (limit == 0 || usable.size() < limit)) {
      List<FontFile> chunk = ordered.subList(read, Math.min(files.size(), read + CHUNK));
      for (Examined file : chunk.parallelStream().map(f -> examine(f, size)).toList()) {
        skipped.addAll(file.skipped());
        for (FontFace font : file.usable()) {
          FontFace same = known.putIfAbsent(font.pictures(), font);
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
    List<FontFace> taken =
        new ArrayList<>(limit == 0 ? usable : usable.subList(0, Math.min(limit, usable.size())));
    taken.sort(Comparator.comparing((FontFace f) -> f.file().name()).thenComparing(FontFace::face));
    skipped.sort(Comparator.comparing(SkippedFace::file).thenComparing(SkippedFace::face));
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
    } catch (UnusableFaceException e) {
      examined.skipped().add(skipped(file, 0, e));
      return examined;
    }
    for (int face = 0; face < faces.size(); face++) {
      try {
        examined.usable().add(faces.examine(face, size));
      } catch (UnusableFaceException e) {
        examined.skipped().add(skipped(file, face, e));
      }
    }
    return examined;
  }

  private static SkippedFace skipped(FontFile file, int face, UnusableFaceException e) {
    return new SkippedFace(file.name(), face, e.reason(), e.detail());
  }

  private static SkippedFace duplicate(FontFace font, FontFace same) {
    return new SkippedFace(
        font.file().name(),
        font.face(),
        SkippedFace.Reason.DUPLICATE,
        "looks as " + same.file().name());
  }
}
