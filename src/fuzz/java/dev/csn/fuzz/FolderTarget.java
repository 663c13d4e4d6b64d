package dev.csn.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.dataset.ImageSetStore;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import dev.csn.source.images.ImagesBuilder;
import dev.csn.source.images.ImagesConfig;
import dev.csn.source.images.ImagesConfig.DecimalSign;
import dev.csn.source.images.ImagesConfig.SplitPolicy;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Folders of images with the table of what is known of them, or what is said of its columns,
 * replaced. A dataset that is made of them is read again.
 */
final class FolderTarget implements Target {
  private static final int IMAGES = 12;
  private static final ImageShape SHAPE = new ImageShape(4, 4, 1);

  private final Path home;
  private final Parts parts;

  FolderTarget(Path scratch) throws IOException {
    this.home = scratch;
    Files.createDirectories(scratch.resolve("images"));
    StringBuilder rows = new StringBuilder("file,kind,weight,red,blue,rank\n");
    for (int i = 0; i < IMAGES; i++) {
      BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setSample(i % 4, i / 4, 0, 200);
      ImageIO.write(image, "png", scratch.resolve("images/" + i + ".png").toFile());
      rows.append(
          String.format("%d,k%d,%d.5,%d,%d,%s\n", i, i % 2, i, 3 * i, 9 - i, "abc".charAt(i % 3)));
    }
    String types =
        """
        {"kind": "categorical", "color": {"kind": "continuous", "columns": ["red", "blue"]},
         "weight": {"kind": "continuous", "scale": [2.5]},
         "rank": {"kind": "ordinal", "levels": ["a", "b", "c"]}}
        """;
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("items.csv", rows.toString().getBytes(UTF_8));
    files.put("types.json", types.getBytes(UTF_8));
    this.parts = new Parts(files);
  }

  @Override
  public List<byte[]> seeds() {
    return parts.seeds();
  }

  @Override
  public void read(byte[] input) throws IOException {
    Parts.write(home, parts.with(input));
    Path output = home.resolve("dataset");
    ImagesConfig config =
        new ImagesConfig(
            home.resolve("images"),
            home.resolve("items.csv"),
            home.resolve("types.json"),
            output,
            "mine",
            SHAPE,
            ImageFit.CROP,
            /* background= */ null,
            /* fileColumn= */ null,
            new SplitPolicy(null, null, 0.25, 0.25),
            ImagesConfig.MISSING,
            DecimalSign.AUTO,
            1);
    int items = ImagesBuilder.build(config, true, (done, total) -> {}).report().items();
    assertEquals(items, ImageSetStore.read(output).size());
  }
}
