package dev.csn.spark;

import dev.csn.cli.CommandLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A dataset and a run trained on it by csn itself; made once for all tests, who share it. */
final class SampleRun implements AutoCloseable {
  static final int ITEMS = 2000;

  /** Where all of it is. */
  final Path home;

  final Path dataset;
  final Path run;

  private SampleRun() throws IOException {
    home = Files.createTempDirectory("csn-spark").toRealPath();
    dataset = home.resolve("dataset");
    run = home.resolve("run");
    Path config =
        Files.writeString(
            home.resolve("config.json"),
            """
            {"dataset": "%s",
             "training": {"steps": 4, "batchSize": 32, "tripletsPerCondition": 64,
                          "evaluateEvery": 4, "checkpointEvery": 4}}
            """
                .formatted(dataset));
    csn("prepare-data", "--quiet", "--source", "data/mnist", "--output", dataset, "--limit", ITEMS);
    csn("train", "--quiet", "--config", config, "--run", run);
  }

  /** Runs a command in this process; it must go well. */
  void csn(Object... arguments) {
    CommandLines.run(home.resolve("runs"), arguments);
  }

  @Override
  public void close() throws IOException {
    delete(home);
  }

  /** Deletes a directory and all it holds. */
  static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** Hands the sample to tests that ask for it. */
  static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == SampleRun.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(SampleRun.class))
          .getOrComputeIfAbsent(SampleRun.class, key -> create(), SampleRun.class);
    }

    private static SampleRun create() {
      try {
        return new SampleRun();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
