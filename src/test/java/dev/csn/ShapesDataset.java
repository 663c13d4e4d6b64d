package dev.csn;

import dev.csn.dataset.Attribute;
import dev.csn.dataset.Categorical;
import dev.csn.dataset.Continuous;
import dev.csn.dataset.DatasetDescription;
import dev.csn.dataset.ImageSetWriter;
import dev.csn.dataset.ImageShape;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.random.Seed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Shapes on a ground, 16x16 pixels of three channels, with three categorical attributes and two
 * continuous ones that can all be seen: which shape, in which corner, on which ground; its color
 * and its size.
 */
public final class ShapesDataset {
  /** The attributes, which are the conditions, in their order. */
  public static final List<String> ATTRIBUTES =
      List.of("shape", "color", "corner", "size", "ground");

  private static final ImageShape IMAGE = new ImageShape(16, 16, 3);
  private static final List<String> SHAPES = List.of("square", "disc", "cross");
  private static final List<String> CORNERS = List.of("top", "right", "bottom", "left");
  private static final List<String> GROUNDS = List.of("plain", "striped");

  private ShapesDataset() {}

  /** Writes a dataset directory of {@code count} items: 60 % train, 20 % each validation, test. */
  public static void write(Path directory, int count) {
    Seed seed = new Seed(51);
    int[] shapes = seed.of("shape").random().ints(count, 0, SHAPES.size()).toArray();
    int[] corners = seed.of("corner").random().ints(count, 0, CORNERS.size()).toArray();
    int[] grounds = seed.of("ground").random().ints(count, 0, GROUNDS.size()).toArray();
    float[] colors = uniform(seed.of("color"), 3 * count, 80, 255);
    float[] sizes = uniform(seed.of("size"), count, 2, 4);
    Split[] splits = new Split[count];
    for (int i = 0; i < count; i++) {
      splits[i] = i % 5 < 3 ? Split.TRAIN : i % 5 == 3 ? Split.VALIDATION : Split.TEST;
    }
    List<Attribute> attributes =
        List.of(
            new Categorical("shape", SHAPES, shapes),
            new Continuous("color", List.of("r", "g", "b"), colors),
            new Categorical("corner", CORNERS, corners),
            new Continuous("size", List.of("px"), sizes),
            new Categorical("ground", GROUNDS, grounds));
    Items items = new Items(IntStream.range(0, count).toArray(), splits, attributes);
    DatasetDescription description =
        new DatasetDescription("shapes", IMAGE, items, seed.value(), Map.of());
    try (ImageSetWriter writer = ImageSetWriter.create(directory, description, false)) {
      for (int i = 0; i < count; i++) {
        float[] color = {colors[3 * i], colors[3 * i + 1], colors[3 * i + 2]};
        writer.append(image(shapes[i], color, corners[i], sizes[i], grounds[i]));
      }
      var unused = writer.commit();
    }
  }

  private static float[] uniform(Seed seed, int length, double from, double to) {
    SplittableRandom random = seed.random();
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble(from, to);
    }
    return values;
  }

  private static byte[] image(int shape, float[] color, int corner, float size, int ground) {
    byte[] image = new byte[IMAGE.values()];
    double centerX = corner == 0 || corner == 3 ? 4.5 : 10.5;
    double centerY = corner < 2 ? 4.5 : 10.5;
    for (int y = 0; y < IMAGE.height(); y++) {
      for (int x = 0; x < IMAGE.width(); x++) {
        boolean inside = covers(shape, x - centerX, y - centerY, size);
        for (int c = 0; c < 3; c++) {
          double empty = ground == 1 && x % 4 < 2 ? 50 : 0;
          image[(y * IMAGE.width() + x) * 3 + c] = (byte) (inside ? color[c] : empty);
        }
      }
    }
    return image;
  }

  private static boolean covers(int shape, double x, double y, double size) {
    return switch (shape) {
      case 0 -> Math.max(Math.abs(x), Math.abs(y)) <= size;
      case 1 -> x * x + y * y <= size * size;
      default -> Math.min(Math.abs(x), Math.abs(y)) <= 1 && Math.abs(x) + Math.abs(y) <= size + 1;
    };
  }
}
