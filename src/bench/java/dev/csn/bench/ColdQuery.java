package dev.csn.bench;

import dev.csn.random.Seed;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Queries as whole processes, from the shell's call to the end. */
final class ColdQuery {
  private final Csn csn;
  private final Path run;
  private final String condition;

  /**
   * Prepares a run to ask.
   *
   * @param dataset with as many test items as are to be searched
   * @param directory for the run, does not exist yet
   */
  ColdQuery(Csn csn, Path dataset, Path directory, String condition)
      throws IOException, InterruptedException {
    this.csn = csn;
    this.run = directory.resolve("run");
    this.condition = condition;
    csn.trainOneStep(dataset, run);
  }

  /** Asks for the neighbors of an item. */
  Outcome byId(int item, int repeats) throws IOException, InterruptedException {
    return measure(repeats, "--id", Integer.toString(item));
  }

  /** Asks for the neighbors of an image file. */
  Outcome byImage(int repeats) throws IOException, InterruptedException {
    return measure(repeats, "--image", image().toString());
  }

  private Path image() throws IOException {
    BufferedImage image = new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB);
    SplittableRandom random = new Seed(1).of("image").random();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    Path file = run.resolveSibling("image.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  private Outcome measure(int repeats, String flag, String anchor)
      throws IOException, InterruptedException {
    List<String> query =
        List.of("query", "--condition", condition, "--run", run.toString(), flag, anchor);
    // The watched query comes first: it also reads the files into the system's cache.
    PeakWatch watch = new PeakWatch();
    csn.run(query, watch);
    double[] seconds = new double[repeats];
    for (int i = 0; i < repeats; i++) {
      seconds[i] = csn.seconds(query, Map.of());
    }
    Map<String, Samples> figures = new LinkedHashMap<>();
    figures.put("query", Samples.milliseconds(seconds));
    watch
        .mebibytes()
        .ifPresent(m -> figures.put(MeasuringProcess.PEAK, Samples.of(Samples.MEBIBYTES, m)));
    return new Outcome(figures);
  }

  /** Reads a process's peak memory again and again until it ends. */
  private static final class PeakWatch implements Consumer<Process> {
    private static final long INTERVAL_MILLISECONDS = 1;

    private Optional<Double> mebibytes = Optional.empty();

    @Override
    public void accept(Process process) {
      String id = Long.toString(process.pid());
      try {
        while (process.isAlive()) {
          Optional<Double> now = ProcessMemory.mebibytes(id, ProcessMemory.PEAK);
          mebibytes = now.or(() -> mebibytes);
          Thread.sleep(INTERVAL_MILLISECONDS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** The last reading; empty on systems other than Linux. */
    Optional<Double> mebibytes() {
      return mebibytes;
    }
  }
}
