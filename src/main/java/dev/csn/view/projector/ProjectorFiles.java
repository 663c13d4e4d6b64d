package dev.csn.view.projector;

import dev.csn.error.ConfigurationException;
import dev.csn.gallery.Gallery;
import dev.csn.image.Pixels;
import dev.csn.io.AtomicFiles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files of one gallery: {@code vectors.tsv}, the unmasked embeddings; {@code vectors-C.tsv} for
 * each condition, those times its active mask, so that Euclidean distances there are those under
 * the condition; {@code metadata.tsv}, each item's attributes; {@code sprite.png}, all images;
 * {@code projector_config.pbtxt}, which names the others. Rows are in the gallery's order.
 */
public final class ProjectorFiles {
  private static final String METADATA = "metadata.tsv";
  private static final String SPRITE = "sprite.png";
  private static final String CONFIG = "projector_config.pbtxt";

  /** The projector reads a row of one number as a label. */
  private static final int MIN_DIMENSIONS = 2;

  private final Gallery gallery;
  private final Sprite sprite;
  private final StringBuilder config = new StringBuilder();
  private final Map<String, AtomicFiles.Content> files = new LinkedHashMap<>();

  private ProjectorFiles(Gallery gallery, Sprite sprite) {
    this.gallery = gallery;
    this.sprite = sprite;
  }

  /**
   * The files by name.
   *
   * @param pixels of the whole dataset, by the items' ids
   * @throws ConfigurationException if embeddings have one dimension, which the projector cannot
   *     show
   */
  public static Map<String, AtomicFiles.Content> of(Gallery gallery, Pixels pixels, Sprite sprite) {
    if (gallery.embeddings().dimensions() < MIN_DIMENSIONS) {
      throw new ConfigurationException(
          "--projector: embeddings have 1 dimension, must have at least " + MIN_DIMENSIONS);
    }
    return new ProjectorFiles(gallery, sprite).files(pixels);
  }

  private Map<String, AtomicFiles.Content> files(Pixels pixels) {
    float[] ones = new float[gallery.embeddings().dimensions()];
    Arrays.fill(ones, 1);
    add("unmasked", "vectors.tsv", ones);
    for (int c = 0; c < gallery.masks().size(); c++) {
      String condition = gallery.masks().conditions().get(c);
      add("masked by " + condition, "vectors-" + condition + ".tsv", gallery.masks().active()[c]);
    }
    files.put(METADATA, out -> MetadataTsv.write(out, gallery.items()));
    files.put(SPRITE, out -> sprite.write(out, pixels, gallery.items()));
    byte[] text = config.toString().getBytes(StandardCharsets.UTF_8);
    files.put(CONFIG, out -> out.write(text));
    return files;
  }

  private void add(String tensor, String file, float[] mask) {
    files.put(file, out -> VectorsTsv.write(out, gallery.embeddings(), mask));
    config.append(
        """
        embeddings {
          tensor_name: "%s"
          tensor_shape: %d
          tensor_shape: %d
          tensor_path: "%s"
          metadata_path: "%s"
          sprite {
            image_path: "%s"
            single_image_dim: %d
            single_image_dim: %d
          }
        }
        """
            .formatted(
                tensor,
                gallery.items().size(),
                mask.length,
                file,
                METADATA,
                SPRITE,
                sprite.width(),
                sprite.height()));
  }
}
