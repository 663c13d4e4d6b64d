package dev.csn.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code query --image} makes of a file that is no image. */
@ExtendWith(SampleRun.Extension.class)
class BadImageTest {
  private final SampleRun sample;
  @TempDir private Path directory;

  BadImageTest(SampleRun sample) {
    this.sample = sample;
  }

  @ParameterizedTest
  @CsvSource({
    "png, MISSING", "png, EMPTY", "png, TRUNCATED", "png, FLIPPED", "png, FOREIGN",
    "png, DIRECTORY", "gif, EMPTY", "gif, TRUNCATED", "gif, FOREIGN", "jpg, EMPTY",
    "jpg, TRUNCATED", "jpg, FOREIGN", "bmp, TRUNCATED"
  })
  void aDamagedImageIsNamed(String format, Damage damage) throws IOException {
    Path file = directory.resolve("anchor." + format);
    BufferedImage noise = new BufferedImage(60, 50, BufferedImage.TYPE_INT_RGB);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 60 * 50; i++) {
      noise.setRGB(i % 60, i / 60, random.nextInt());
    }
    ImageIO.write(noise, format, file.toFile());
    damage.to(file);
    refused(file);
  }

  @Test
  void aDatasetsImagesAreNoImageFile() throws IOException {
    refused(sample.dataset.resolve("images.npy"));
    refused(Path.of("/dev/null"));
  }

  private void refused(Path file) throws IOException {
    new Mistake(sample.csn, directory)
        .costs(
            Mistake.INPUT,
            Set.of(file.toString()),
            "query",
            "--condition",
            "color",
            "--run",
            sample.run,
            "--image",
            file);
  }
}
