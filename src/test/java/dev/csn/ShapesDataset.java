package dev.csn;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.Ordinal;
import dev.csn.dataset.DatasetDescription;
import dev.csn.dataset.ImageSetWriter;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.image.ImageShape;
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
    write(directory, count, /* more= */ false);
  }

  /**
   * The same images with seven attributes more, of long names: among them ordinal ones and ones
   * with scales. Of six attributes every few items' values are missing; of item 0 all of these.
   */
  public static void writeTwelve(Path directory, int count) {
    write(directory, count, /* more= */ true);
  }

  /** The attributes of {@link #writeTwelve}, in their order. */
  public static final List<String> TWELVE =
      List.of(
          "shape",
          "color",
          "corner",
          "size",
          "ground",
          "size-of-the-shape-in-words",
          "brightest-channel-of-the-color",
          "brightness-of-the-color-in-words",
          "half-of-the-image-that-holds-the-shape",
          "center",
          "area-under-the-shape-in-square-pixels",
          "shape-and-ground-together");

  private static void write(Path directory, int count, boolean more) {
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
    if (more) {
      attributes = twelve(attributes);
    }
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

  private static List<Attribute> twelve(List<Attribute> five) {
    Categorical shape = (Categorical) five.get(0);
    Continuous color = (Continuous) five.get(1);
    Categorical corner = (Categorical) five.get(2);
    Continuous size = (Continuous) five.get(3);
    Categorical ground = (Categorical) five.get(4);
    int count = shape.items();
    float[] colors = new float[3 * count];
    int[] grounds = new int[count];
    float[] words = new float[count];
    int[] channels = new int[count];
    float[] brightness = new float[count];
    int[] halves = new int[count];
    float[] centers = new float[2 * count];
    float[] areas = new float[count];
    int[] together = new int[count];
    for (int i = 0; i < count; i++) {
      float sum = 0;
      for (int k = 0; k < 3; k++) {
        float channel = color.component(i, k);
        sum += channel;
        channels[i] = channel > color.component(i, channels[i]) ? k : channels[i];
        colors[3 * i + k] = i % 7 == 0 ? Float.NaN : channel;
      }
      grounds[i] = i % 4 == 0 ? Categorical.MISSING : ground.code(i);
      words[i] = (int) ((size.component(i, 0) - 2) * 1.5f);
      channels[i] = i % 6 == 0 ? Categorical.MISSING : channels[i];
      brightness[i] = i % 5 == 0 && i % 3 == 0 ? Float.NaN : Math.min(3, (int) (sum / 150) - 1);
      halves[i] = corner.code(i) == 0 || corner.code(i) == 3 ? 0 : 1;
      centers[2 * i] = corner.code(i) == 0 || corner.code(i) == 3 ? 4.5f : 10.5f;
      centers[2 * i + 1] = corner.code(i) + size.component(i, 0);
      areas[i] = i % 4 == 0 ? Float.NaN : size.component(i, 0) * size.component(i, 0) * 4;
      together[i] =
          i % 3 == 0 ? Categorical.MISSING : shape.code(i) * GROUNDS.size() + ground.code(i);
    }
    List<Double> hundreds = List.of(100.0, 100.0, 100.0);
    return List.of(
        shape,
        new Continuous("color", color.components(), hundreds, colors),
        corner,
        size,
        new Categorical("ground", GROUNDS, grounds),
        Ordinal.ofRanks(TWELVE.get(5), List.of("small", "medium", "large"), words),
        new Categorical(TWELVE.get(6), List.of("red", "green", "blue"), channels),
        Ordinal.ofRanks(TWELVE.get(7), List.of("1", "2", "3", "4"), brightness),
        new Categorical(TWELVE.get(8), List.of("left", "right"), halves),
        new Continuous("center", List.of("x", "y"), List.of(2.0, 0.5), centers),
        new Continuous(TWELVE.get(10), List.of("px"), List.of(10.0), areas),
        new Categorical(TWELVE.get(11), List.of("sp", "ss", "dp", "ds", "cp", "cs"), together));
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
