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
  private String url; // null before it runs

  /**
   * One that does not run yet.
   *
   * @param directory where its logs go
   */
  LoopbackCluster(Path project, Path directory) {
    this.script = project.resolve("scripts/spark-cluster");
    this.environment = Map.of("CSN_CLUSTER", directory.toString());
  }

  /** For {@code --master}; starts it the first time. */
  String url() throws IOException, InterruptedException {
    if (url == null) {
      url = call("start").strip();
    }
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

  /** Stops what runs. */
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
