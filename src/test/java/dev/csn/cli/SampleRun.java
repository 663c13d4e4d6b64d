package dev.csn.cli;

import dev.csn.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A small dataset and a run trained on it by csn itself; made once for all tests, who share it. */
public final class SampleRun implements AutoCloseable {
  static final Path MNIST = Path.of("data/mnist").toAbsolutePath();
  public static final int ITEMS = 300;
  static final int TEST_ITEMS = 60;
  static final int STEPS = 20;
  static final int EMBEDDING_SIZE = 20;

  /** Where all of it is. */
  final Path home;

  final Path dataset;
  final Path config;
  public final Path run;
  public final Csn csn;
  final Csn.Result prepared;
  final Csn.Result trained;

  private SampleRun() throws IOException {
    home = Files.createTempDirectory("csn-sample").toRealPath();
    dataset = home.resolve("dataset");
    config = home.resolve("small.json");
    run = home.resolve("runs/small");
    csn = new Csn(home.resolve("runs"));
    Files.writeString(
        config,
        """
        {"dataset": "%s",
         "training": {"steps": %d, "batchSize": 32, "tripletsPerCondition": 256,
                      "evaluateEvery": 10, "checkpointEvery": 10}}
        """
            .formatted(dataset, STEPS));
    prepared = prepare(dataset, 1);
    trained = csn.run("train", "--config", config, "--run", run, "--format", "json");
  }

  /** Makes a dataset of the same digits, with other colors if the seed is another. */
  Csn.Result prepare(Path directory, long seed) {
    return csn.run(
        "prepare-data",
        "--source",
        MNIST,
        "--output",
        directory,
        "--limit",
        ITEMS,
        "--seed",
        seed,
        "--format",
        "json");
  }

  /** Runs a verb that is about a run on the sample run; it must go well. */
  Csn.Result ask(String verb, Object... options) {
    List<Object> arguments = new ArrayList<>(List.of(verb, "--run", run));
    arguments.addAll(List.of(options));
    return csn.run(arguments.toArray());
  }

  /** Trains a run of another setting, for one step, on the same data. */
  void trainOther(Path other, String setting) {
    csn.run(
        "train", "--config", config, "--run", other, "--set", setting, "--set", "training.steps=1");
  }

  /** A copy of the run to damage. */
  Path copyOfRun(Path directory) throws IOException {
    return Trees.copy(run, directory);
  }

  @Override
  public void close() throws IOException {
    Trees.delete(home);
  }

  /** Hands the sample to tests that ask for it. */
  public static final class Extension implements ParameterResolver {
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
