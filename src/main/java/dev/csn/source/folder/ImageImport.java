package dev.csn.source.folder;

import dev.csn.dataset.ImageSetWriter;
import dev.csn.error.InputException;
import dev.csn.image.Background;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import dev.csn.io.Sha256;
import dev.csn.source.folder.ParallelDecoder.Decoded;
import dev.csn.source.folder.ParallelDecoder.Refused;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Appends image files to a dataset and records the outcome of each: an image becomes an item, and a
 * file that is not an image is rejected. Transparent parts become white unless a background is
 * chosen; a dataset without any then records no background.
 */
public final class ImageImport {
  // Icons and drawings are mostly dark.
  private static final Background DEFAULT_BACKGROUND = Background.WHITE;

  /** Watches an import and may stop it. */
  public interface Monitor {
    /** Receives how many of the images have been read. */
    void images(int done, int total);

    /** Whether to stop the import. Nothing is written then. */
    default boolean stopped() {
      return false;
    }
  }

  /**
   * A rejected file, which is not an image.
   *
   * @param index of the file, from 0
   */
  public record RejectedFile(int index, String file, String reason) {}

  private final ImageShape shape;
  private final ImageFit fit;
  private final @Nullable Background chosen;
  private final List<Integer> indices = new ArrayList<>();
  private final List<String> files = new ArrayList<>();
  private final List<String> digests = new ArrayList<>();
  private final List<RejectedFile> rejected = new ArrayList<>();
  private byte @Nullable [] first;
  private boolean different;
  private int transparent;
  private int blank;

  /**
   * Prepares an import.
   *
   * @param shape of every item
   * @param fit how images are brought into the shape
   * @param background behind transparent parts; null: the default
   */
  public ImageImport(ImageShape shape, ImageFit fit, @Nullable Background background) {
    this.shape = shape;
    this.fit = fit;
    this.chosen = background;
  }

  /**
   * Reads files and appends their images in the files' order.
   *
   * @param from the files by their paths below the folder
   * @throws InputException if all images are the same, pixel for pixel
   * @throws CancellationException if the monitor stops it
   */
  public void run(
      ImageFolder folder, List<String> from, ImageSetWriter writer, int threads, Monitor monitor) {
    List<Path> paths = from.stream().map(folder::path).toList();
    try (ParallelDecoder decoder = new ParallelDecoder(threads, shape, filled())) {
      decoder.decode(
          paths,
          result -> {
            String file = from.get(result.index());
            if (result instanceof Decoded decoded) {
              writer.append(decoded.image());
              add(file, decoded);
            } else if (result instanceof Refused refused) {
              rejected.add(new RejectedFile(refused.index(), file, refused.reason()));
            }
            if (monitor.stopped()) {
              throw new CancellationException("interrupted: nothing was written");
            }
            monitor.images(result.index() + 1, from.size());
          });
    }
    if (size() > 1 && !different) {
      throw new InputException(
          String.format(
              "--images %s: all %d images are alike, pixel for pixel: nothing can be told apart by"
                  + " them; look at them, and at --size, --fit, --channels and --background if they"
                  + " should differ",
              folder.directory(), size()));
    }
  }

  private void add(String file, Decoded decoded) {
    byte[] image = decoded.image();
    indices.add(decoded.index());
    files.add(file);
    digests.add(decoded.sha256());
    if (first == null) {
      first = image;
    }
    different |= !different && !Arrays.equals(first, image);
    transparent += decoded.transparent() ? 1 : 0;
    blank += decoded.transparent() && isBlank(image) ? 1 : 0;
  }

  private static boolean isBlank(byte[] image) {
    for (byte value : image) {
      if (value != image[0]) {
        return false;
      }
    }
    return true;
  }

  private ImageFit filled() {
    return fit.on(chosen == null ? DEFAULT_BACKGROUND : chosen);
  }

  /** The number of items. */
  public int size() {
    return files.size();
  }

  /** Each item's index among the files that were read. */
  public int[] indices() {
    return indices.stream().mapToInt(index -> index).toArray();
  }

  /** Each item's file, by its path below the folder. */
  public List<String> files() {
    return files;
  }

  /** The SHA-256 of each item's file. */
  public List<String> digests() {
    return digests;
  }

  /** The rejected files. */
  public List<RejectedFile> rejected() {
    return rejected;
  }

  /** The SHA-256 of the lines that {@code sha256sum} prints of the items' files, by name. */
  public String digest() {
    Map<String, String> byName = new TreeMap<>();
    for (int i = 0; i < size(); i++) {
      byName.put(files.get(i), digests.get(i));
    }
    StringBuilder sums = new StringBuilder();
    byName.forEach((file, digest) -> sums.append(digest).append("  ").append(file).append('\n'));
    return Sha256.of(sums.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The fit that the dataset records. */
  public ImageFit recordedFit() {
    return chosen == null && transparent == 0 ? fit : filled();
  }

  /** Remarks on transparent images, and on images that show nothing but background. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    String background = filled().background().label();
    Background opposite =
        filled().background() == Background.WHITE ? Background.BLACK : Background.WHITE;
    String other = "--background " + opposite.label();
    if (transparent > 0) {
      remarks.add(
          String.format(
              "%d of %d images have transparent parts, which became %s%s",
              transparent,
              size(),
              background,
              chosen == null ? "; " + other + " makes them so" : ""));
    }
    if (blank > 0) {
      remarks.add(
          String.format(
              "%d of them show nothing but %s; maybe they do with %s", blank, background, other));
    }
    return remarks;
  }
}
