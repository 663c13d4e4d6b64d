package dev.csn.spark;

import dev.csn.Trees;
import dev.csn.cli.CommandLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A dataset and a run trained on it by csn itself, and galleries of the run's model; made once for
 * all tests, who share it. There are two: one of digits, and one of {@link Pictures}.
 */
final class SampleRun implements AutoCloseable {
  static final int ITEMS = 2000;

  /** Items of a part of the Parquet galleries. */
  static final int PART = 90;

  /** Where all of it is. */
  final Path home;

  final Path dataset;
  final Path config;
  final Path run;

  private SampleRun(Path home) throws IOException {
    this.home = home;
    dataset = home.resolve("dataset");
    run = home.resolve("run");
    config = home.resolve("config.json");
  }

  private static Path temporary() throws IOException {
    return Files.createTempDirectory("csn-spark").toRealPath();
  }

  static SampleRun ofDigits() throws IOException {
    SampleRun sample = new SampleRun(temporary());
    csn(
        "prepare-data",
        "--quiet",
        "--source",
        "data/mnist",
        "--output",
        sample.dataset,
        "--limit",
        ITEMS);
    sample.train();
    return sample;
  }

  static SampleRun ofPictures() throws IOException {
    SampleRun sample = new SampleRun(temporary());
    Pictures.write(sample.home);
    csn(
        "prepare-data",
        "images",
        "--quiet",
        "--images",
        sample.home.resolve("images"),
        "--attributes",
        sample.home.resolve("table.csv"),
        "--types",
        sample.home.resolve("types.json"),
        "--split-column",
        "part",
        "--output",
        sample.dataset);
    sample.train();
    return sample;
  }

  private void train() throws IOException {
    Files.writeString(
        config,
        """
        {"dataset": "%s",
         "training": {"steps": 4, "batchSize": 32, "tripletsPerCondition": 64,
                      "evaluateEvery": 4, "checkpointEvery": 4}}
        """
            .formatted(dataset));
    // Not among the working directory's runs, of which the newest has a name.
    CommandLines.run(home.resolve("runs"), "train", "--quiet", "--config", config, "--run", run);
  }

  /** What {@code csn embed} exports of a split, or all. */
  Path export(String split) {
    Path export = home.resolve("export-" + split);
    if (!Files.exists(export)) {
      csn("embed", "--run", run, "--split", split, "--output", export);
    }
    return export;
  }

  /** The same in Parquet, in several parts. */
  Path parquet(String split) {
    Path parquet = home.resolve("parquet-" + split);
    if (!Files.exists(parquet)) {
      embed(split, "local[2]", parquet);
    }
    return parquet;
  }

  /** Embeds into Parquet, in several parts. */
  void embed(String split, String master, Path output) {
    System.setProperty("spark.csn.items", Integer.toString(PART));
    try {
      csn("embed", "--run", run, "--split", split, "--output", output, "--master", master);
    } finally {
      System.clearProperty("spark.csn.items");
    }
  }

  /** Runs a command in this process; it must go well. */
  static void csn(Object... arguments) {
    var unused = Here.csn(arguments).good();
  }

  @Override
  public void close() throws IOException {
    Trees.delete(home);
  }

  /** Hands the samples to tests that ask for one. */
  static final class Extension implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == SampleRun.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      boolean pictures = parameter.isAnnotated(OfPictures.class);
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(SampleRun.class))
          .getOrComputeIfAbsent(pictures, SampleRun::create, SampleRun.class);
    }
  }

  private static SampleRun create(boolean pictures) {
    try {
      return pictures ? ofPictures() : ofDigits();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks for the sample of pictures. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface OfPictures {}
}
