package dev.csn.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A master and two workers of one core each on this machine, as {@code scripts/spark-cluster}
 * starts them.
 */
final class LoopbackCluster implements AutoCloseable {
  private final Path script;
  private final Map<String, String> environment;
  private final String url;

  private LoopbackCluster(Path script, Map<String, String> environment)
      throws IOException, InterruptedException {
    this.script = script;
    this.environment = environment;
    this.url = call("start").strip();
  }

  /**
   * Starts it.
   *
   * @param directory where its logs go, does not exist yet
   */
  static LoopbackCluster start(Path project, Path directory)
      throws IOException, InterruptedException {
    return new LoopbackCluster(
        project.resolve("scripts/spark-cluster"), Map.of("CSN_CLUSTER", directory.toString()));
  }

  /** For {@code --master}. */
  String url() {
    return url;
  }

  private String call(String verb) throws IOException, InterruptedException {
    List<String> command = List.of(script.toString(), verb);
    Subprocess.Result result = Subprocess.run(command, environment, process -> {});
    if (result.exitCode() != 0) {
      throw new IllegalStateException(command + " ended with exit code " + result.exitCode());
    }
    return result.out();
  }

  @Override
  public void close() {
    try {
      var unused = call("stop");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
