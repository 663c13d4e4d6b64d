package dev.csn.source.triplets;

import dev.csn.source.images.ImageFolder;
import dev.csn.source.triplets.TripletsReport.RejectedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that names lead to, each once. */
final class NamedImages {
  static final int NONE = -1;

  private final List<String> files = new ArrayList<>();
  private final List<RejectedImage> rejected = new ArrayList<>();
  private final int[] images;

  /** Looks all names up. */
  NamedImages(List<String> names, ImageFolder folder) {
    this.images = new int[names.size()];
    Map<String, Integer> known = new HashMap<>();
    for (int name = 0; name < images.length; name++) {
      ImageFolder.Resolution found = folder.resolve(names.get(name));
      if (found.file() == null) {
        rejected.add(new RejectedImage(names.get(name), found.reason()));
        images[name] = NONE;
      } else {
        Integer before = known.putIfAbsent(found.file(), files.size());
        images[name] = before == null ? files.size() : before;
        if (before == null) {
          files.add(found.file());
        }
      }
    }
  }

  /** The files, in the order in which they are first named; images are counted by it. */
  List<String> files() {
    return files;
  }

  /** The image that a name leads to, or {@link #NONE}. */
  int image(int name) {
    return images[name];
  }

  /** How many names lead to the image of an earlier one. */
  int copies() {
    return images.length - rejected.size() - files.size();
  }

  /** The names that lead nowhere. */
  List<RejectedImage> rejected() {
    return rejected;
  }
}
