package dev.csn.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.dataset.ImageSetStore;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import dev.csn.source.triplets.TripletsBuilder;
import dev.csn.source.triplets.TripletsConfig;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Given triplets with a list, or the images' names, replaced. A dataset that is made of them is
 * read again.
 */
final class TripletsTarget implements Target {
  private static final String NAMES = "filenames.json";
  private static final ImageShape SHAPE = new ImageShape(4, 4, 1);

  private final Path home;
  private final Path lists;
  private final Parts parts;

  TripletsTarget(Path scratch) throws IOException {
    this.home = scratch;
    this.lists = Files.createDirectories(scratch.resolve("lists"));
    Files.createDirectories(scratch.resolve("images"));
    for (int i = 0; i < 9; i++) {
      BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setSample(i % 4, i / 4, 0, 200);
      ImageIO.write(image, "png", scratch.resolve("images/" + i + ".png").toFile());
    }
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(NAMES, "[\"0\",\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\"]".getBytes(UTF_8));
    files.put("heel_tripletlist_train.txt", "0 1 2\n2 0 1\n".getBytes(UTF_8));
    files.put("heel_tripletlist_val.txt", "3 4 5\n".getBytes(UTF_8));
    files.put("heel_tripletlist_test.txt", "6 7 8\n".getBytes(UTF_8));
    this.parts = new Parts(files);
  }

  @Override
  public List<byte[]> seeds() {
    return parts.seeds();
  }

  @Override
  public void read(byte[] input) throws IOException {
    Parts.write(lists, parts.with(input));
    Path output = home.resolve("dataset");
    TripletsConfig config =
        new TripletsConfig(
            home.resolve("images"), lists, output, "mine", SHAPE, ImageFit.PAD, null);
    int items = TripletsBuilder.build(config, true, (done, total) -> {}).report().items();
    assertEquals(items, ImageSetStore.read(output).size());
  }
}
