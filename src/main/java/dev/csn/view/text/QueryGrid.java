package dev.csn.view.text;

import dev.csn.dataset.ImageSet;
import dev.csn.image.ImageFile;
import dev.csn.image.ImageShape;
import dev.csn.image.Pixels;
import dev.csn.search.QueryResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Draws the answer to a query. */
public final class QueryGrid {
  private QueryGrid() {}

  /**
   * The anchor, then the neighbors, labeled with their attributes.
   *
   * @param dataset has the images of all items
   */
  public static NeighborGrid of(QueryResult result, ImageSet dataset) {
    Pixels pixels = dataset.pixels();
    ImageShape shape = pixels.shape();
    NeighborGrid grid = new NeighborGrid(shape, QueryText.title(result));
    QueryResult.Anchor anchor = result.anchor();
    if (anchor.image() == null) {
      int id = Objects.requireNonNull(anchor.id());
      grid.add(image(pixels, id), label(result, "anchor " + id, QueryText.attributes(anchor)));
    } else {
      byte[] image = ImageFile.read(Path.of(anchor.image()), shape, dataset.fit());
      grid.add(image, List.of("anchor", anchor.image()));
    }
    for (QueryResult.RankedItem item : result.neighbors()) {
      grid.add(
          image(pixels, item.id()),
          label(
              result,
              String.format(
                  Locale.ROOT, "%d: id %d, %.3f", item.rank(), item.id(), item.distance()),
              item.attributes()));
    }
    return grid;
  }

  private static byte[] image(Pixels pixels, int id) {
    byte[] image = new byte[pixels.shape().values()];
    pixels.copy(id, image, 0);
    return image;
  }

  private static List<String> label(
      QueryResult result, String first, Map<String, Object> attributes) {
    List<String> lines = new ArrayList<>();
    lines.add(first);
    for (String name : new AttributeSelection(result, attributes.keySet()).few()) {
      lines.add(name + " " + Format.attribute(attributes.get(name)));
    }
    return lines;
  }
}
