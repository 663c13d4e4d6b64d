package dev.csn.bench;

import dev.csn.random.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Whole commands in this process and on a cluster: embedding, questions and evaluation as the items
 * grow, and training. What a command costs whatever it is asked shows in the smallest sizes.
 */
final class ClusterTasks {
  private static final List<String> SIMILARITIES =
      List.of("point0", "kind1", "\"point0=0.7,kind1=0.3\"");
  private static final List<Integer> QUESTIONS = List.of(1, 10_000);

  /** Ranking every test item grows with the square of the items. */
  private static final int MOST_EVALUATED = 100_000;

  /** Two lengths of a training, whose difference is steps alone. */
  private static final int SHORT = 100;

  private static final int LONG = 300;

  private final BenchData data;
  private final Sizes sizes;

  ClusterTasks(BenchData data, Sizes sizes) {
    this.data = data;
    this.sizes = sizes;
  }

  List<Task> all() throws IOException, InterruptedException {
    List<Task> tasks = new ArrayList<>();
    for (int items : sizes.clusterItems()) {
      Path run = directory(items).resolve("run");
      data.csn().trainOneStep(data.shards(items), run);
      for (Place place : Place.values()) {
        tasks.add(task("embedding", items, place, round -> embed(items, place, round)));
      }
      for (int questions : QUESTIONS) {
        String name = Tasks.count(questions) + (questions == 1 ? " question to" : " questions to");
        for (Place place : Place.values()) {
          tasks.add(task(name, items, place, round -> ask(items, questions, place)));
        }
      }
      for (Place place : Place.values()) {
        if (items <= MOST_EVALUATED) {
          tasks.add(
              task("evaluating the test split of", items, place, r -> evaluate(items, place)));
        }
      }
    }
    int items = sizes.clusterItems().get(0);
    for (Place place : Place.values()) {
      if (place != Place.TWO_THREADS) { // a step measures those, and partitions take turns there
        tasks.add(task("training on", items, place, round -> train(items, place, round)));
      }
    }
    return tasks;
  }

  private static Task task(String what, int items, Place place, Task.Measured measured) {
    String name = what + " " + Tasks.count(items) + " images, " + place.label();
    return Task.alone(Kind.CLUSTER, name, measured);
  }

  private Outcome embed(int items, Place place, int round)
      throws IOException, InterruptedException {
    Path gallery = gallery(items, place, round);
    double seconds =
        seconds(
            place,
            "embed",
            "--quiet",
            "--run",
            directory(items).resolve("run"),
            "--split",
            "all",
            "--output",
            gallery);
    Map<String, Samples> figures = new LinkedHashMap<>();
    figures.put("whole", Samples.of(Samples.SECONDS, seconds));
    figures.put("gallery", bytesEach(gallery, items));
    figures.put("dataset", bytesEach(data.shards(items), items));
    return new Outcome(figures);
  }

  private Outcome ask(int items, int questions, Place place)
      throws IOException, InterruptedException {
    return ofGallery(items, place, "query", "--queries", questions(items, questions).toString());
  }

  private Outcome evaluate(int items, Place place) throws IOException, InterruptedException {
    return ofGallery(items, place, "evaluate");
  }

  /** Times a command on the gallery that was embedded at this place. */
  private Outcome ofGallery(int items, Place place, String... words)
      throws IOException, InterruptedException {
    List<Object> command = new ArrayList<>(List.of(words));
    command.addAll(List.of("--format", "json", "--run", directory(items).resolve("run")));
    command.addAll(List.of("--gallery", gallery(items, place, 0)));
    double seconds = seconds(place, command.toArray());
    return new Outcome(Map.of("whole", Samples.of(Samples.SECONDS, seconds)));
  }

  /** A partition for each worker. */
  private Outcome train(int items, Place place, int round)
      throws IOException, InterruptedException {
    double brief = train(items, place, round, SHORT);
    double more = train(items, place, round, LONG) - brief;
    double step = Math.max(0, more) / (LONG - SHORT);
    Map<String, Samples> figures = new LinkedHashMap<>();
    figures.put("step", Samples.milliseconds(new double[] {step}));
    figures.put("start and end", Samples.of(Samples.SECONDS, Math.max(0, brief - SHORT * step)));
    return new Outcome(figures);
  }

  private double train(int items, Place place, int round, int steps)
      throws IOException, InterruptedException {
    Path directory = directory(items);
    return seconds(
        place,
        "train",
        "--quiet",
        "--config",
        directory.resolve("config.json"),
        "--run",
        directory.resolve("trained-" + place + "-" + steps + "-" + round),
        "--set",
        "dataset=" + data.shards(items),
        "--set",
        "training.partitions=" + place.cores(),
        "--set",
        "training.steps=" + steps,
        "--set",
        "training.evaluateEvery=" + steps);
  }

  private double seconds(Place place, Object... words) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    for (Object word : words) {
      arguments.add(word.toString());
    }
    if (place.onCluster()) {
      arguments.addAll(List.of("--master", data.cluster().url()));
    }
    return data.csn().seconds(arguments, place.environment());
  }

  private Path directory(int items) {
    return data.directory().resolve("cluster-" + items);
  }

  private Path gallery(int items, Place place, int round) {
    return directory(items).resolve("gallery-" + place + "-" + round);
  }

  /** Random anchors, a third of them asked by a blend. */
  private Path questions(int items, int count) throws IOException {
    Path file = directory(items).resolve("ask-" + count + ".csv");
    if (!Files.exists(file)) {
      SplittableRandom random = new Seed(1).of("questions").random();
      List<String> lines = new ArrayList<>(List.of("id,condition"));
      for (int i = 0; i < count; i++) {
        lines.add(random.nextInt(items) + "," + SIMILARITIES.get(i % SIMILARITIES.size()));
      }
      Files.write(file, lines);
    }
    return file;
  }

  private static Samples bytesEach(Path directory, int items) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      double bytes = all.filter(Files::isRegularFile).mapToLong(ClusterTasks::size).sum();
      return Samples.of("bytes/item", bytes / items);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The threads or workers that do a command's work. */
  private enum Place {
    ONE_THREAD("here, one thread", 1, false),
    TWO_THREADS("here, two threads", 2, false),
    ONE_WORKER("one worker", 1, true),
    TWO_WORKERS("two workers", 2, true);

    private final String label;
    private final int cores;
    private final boolean cluster;

    Place(String label, int cores, boolean cluster) {
      this.label = label;
      this.cores = cores;
      this.cluster = cluster;
    }

    /** The name in reports. */
    String label() {
      return label;
    }

    int cores() {
      return cores;
    }

    /** Whether the workers of a cluster do it, each with one core. */
    boolean onCluster() {
      return cluster;
    }

    /** The command's environment, which keeps it from embedding and searching on more threads. */
    Map<String, String> environment() {
      // On one processor, Java's common pool would still start a thread beside the one that waits.
      String options =
          cluster
              ? "-Dspark.cores.max=" + cores
              : "-XX:ActiveProcessorCount="
                  + cores
                  + " -Djava.util.concurrent.ForkJoinPool.common.parallelism="
                  + (cores - 1);
      String users = System.getenv().getOrDefault("CSN_JAVA_OPTS", "");
      return Map.of(
          "OMP_NUM_THREADS",
          cluster ? "1" : Integer.toString(cores),
          "CSN_JAVA_OPTS",
          (users + " " + options).strip());
    }
  }
}
