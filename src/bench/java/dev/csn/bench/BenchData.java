package dev.csn.bench;

import dev.csn.attribute.Attribute;
import dev.csn.config.ConfigLoader;
import dev.csn.dataset.ImageSetStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Datasets of the benchmark: the quickstart's if a user has prepared it, and others in a temporary
 * directory that is deleted at the end.
 */
final class BenchData implements AutoCloseable {
  private static final int LEAST_SHARDS = 10;
  private static final int LARGEST_SHARD = 10_000;

  private final Path project;
  private final Path directory;
  private volatile LoopbackCluster cluster; // also seen by the thread that cleans up
  private final Thread cleaner = new Thread(this::delete, "csn-bench-data");

  BenchData(Path project) throws IOException {
    this.project = project.toAbsolutePath();
    this.directory = Files.createTempDirectory("csn-bench");
    Runtime.getRuntime().addShutdownHook(cleaner);
  }

  Path project() {
    return project;
  }

  /** The temporary directory. */
  Path directory() {
    return directory;
  }

  Csn csn() {
    return new Csn(project);
  }

  /** The dataset of {@code config/quickstart.json}, where a user has prepared it. */
  Optional<Path> quickstartIfThere() {
    String configured =
        ConfigLoader.load(project.resolve("config/quickstart.json"), List.of()).dataset();
    Path dataset = project.resolve(configured);
    return Files.isDirectory(dataset) ? Optional.of(dataset) : Optional.empty();
  }

  /** The quickstart's dataset; prepared here if there is none. */
  Path quickstart() throws IOException, InterruptedException {
    Optional<Path> there = quickstartIfThere();
    Path prepared = directory.resolve("quickstart");
    if (there.isEmpty() && !Files.exists(prepared)) {
      String source = project.resolve("data/mnist").toString();
      csn().run(List.of("prepare-data", "--quiet", "--source", source, "--output", "" + prepared));
    }
    return there.orElse(prepared);
  }

  /** Noise with two conditions. */
  Path synthetic(int items) {
    Path dataset = directory.resolve("synthetic-" + items);
    if (!Files.exists(dataset)) {
      SyntheticData.write(dataset, items, 2);
    }
    return dataset;
  }

  /** The synthetic dataset in shards. */
  Path shards(int items) throws IOException, InterruptedException {
    Path shards = directory.resolve("shards-" + items);
    if (!Files.exists(shards)) {
      int each = Math.max(1, Math.min(items / LEAST_SHARDS, LARGEST_SHARD));
      csn()
          .run(
              List.of(
                  "prepare-data",
                  "shards",
                  "--quiet",
                  "--source",
                  synthetic(items).toString(),
                  "--items",
                  Integer.toString(each),
                  "--output",
                  shards.toString()));
      delete(synthetic(items)); // Both would fill the disk.
    }
    return shards;
  }

  /** A cluster on this machine, which runs from its first use on. */
  LoopbackCluster cluster() {
    if (cluster == null) {
      cluster = new LoopbackCluster(project, directory.resolve("cluster"));
    }
    return cluster;
  }

  /** An export of embeddings in clusters. */
  Path clustered(int items, int conditions) throws IOException {
    Path gallery = directory.resolve("clustered-" + items + "-" + conditions);
    if (!Files.exists(gallery)) {
      ClusteredData.write(gallery, items, conditions);
    }
    return gallery;
  }

  /** A folder of image files with a table of them. */
  Path pictures(int count) throws IOException {
    Path folder = directory.resolve("pictures-" + count);
    if (!Files.exists(folder)) {
      PictureFolder.write(folder, count);
    }
    return folder;
  }

  Set<String> conditions(Path dataset) {
    return ImageSetStore.read(dataset).items().attributes().stream()
        .map(Attribute::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void delete() {
    try {
      if (cluster != null) {
        cluster.close();
      }
    } finally {
      delete(directory);
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(cleaner);
    } catch (IllegalStateException e) {
      return; // The JVM is shutting down already: the hook deletes.
    }
    delete();
  }
}
