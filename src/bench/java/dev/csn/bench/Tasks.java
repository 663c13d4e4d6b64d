package dev.csn.bench;

import dev.csn.bench.Task.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a benchmark consists of. Data are made when the first task that needs them is listed. */
final class Tasks {
  /** How often a pass over so many images is repeated, so that short ones count as well. */
  private static final int EMBED_AT_LEAST = 10_000;

  private final Sizes sizes;
  private final BenchData data;

  Tasks(Sizes sizes, BenchData data) {
    this.sizes = sizes;
    this.data = data;
  }

  /** The tasks of what was asked for, in the order of the report. */
  List<Task> of(BenchSettings settings) throws IOException, InterruptedException {
    List<Task> tasks = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (settings.only().contains(kind)) {
        tasks.addAll(
            switch (kind) {
              case STEP -> step();
              case EMBED -> embed();
              case QUALITY -> List.of(new QualityTasks(data, sizes).quickstart(settings.goal()));
              case QUERY -> query();
              case INDEX -> new IndexTasks(data, sizes).all();
              case EVALUATE -> evaluate(settings.full());
              case CLUSTER -> new ClusterTasks(data, sizes).all();
              case PREPARE -> prepare();
            });
      }
    }
    if (settings.toy()) {
      tasks.add(new QualityTasks(data, sizes).toy());
    }
    return tasks;
  }

  private List<Task> step() {
    List<Task> tasks = new ArrayList<>();
    String dataset = data.quickstartIfThere().map(Path::toString).orElse(null);
    for (int images : sizes.stepImages()) {
      Workload workload = new StepWorkload(dataset, 2, images, sizes.warmUp(), sizes.steps());
      tasks.add(
          new Task(
              Kind.STEP,
              count(images) + " images",
              round -> MeasuringProcess.run(workload),
              round -> List.of("step", "" + images, "" + sizes.warmUp(), "" + sizes.steps()),
              List.of(
                  new Comparison(StepWorkload.STEP, "step, contiguous"),
                  new Comparison(StepWorkload.STEP, "step, channels_last"),
                  new Comparison(StepWorkload.BARE, "bare, contiguous"),
                  new Comparison(StepWorkload.BARE, "bare, channels_last"))));
    }
    int images = sizes.stepImages().get(0);
    for (int conditions : sizes.conditions()) {
      tasks.add(
          Task.alone(
              Kind.STEP,
              count(images) + " images, " + conditions + " conditions, synthetic",
              new StepWorkload(null, conditions, images, sizes.warmUp(), sizes.steps())));
    }
    return tasks;
  }

  private List<Task> embed() {
    List<Task> tasks = new ArrayList<>();
    for (int items : sizes.embedItems()) {
      int repeats = Math.max(1, EMBED_AT_LEAST / items);
      Workload workload = new EmbedWorkload(data.synthetic(items).toString(), repeats);
      tasks.add(
          new Task(
              Kind.EMBED,
              count(items) + " images",
              round -> MeasuringProcess.run(workload),
              round -> List.of("embed", "" + items, "" + repeats),
              List.of(new Comparison(EmbedWorkload.TIME, EmbedWorkload.TIME))));
    }
    return tasks;
  }

  private List<Task> query() throws IOException, InterruptedException {
    Path dataset = data.synthetic(sizes.coldItems());
    ColdQuery cold =
        new ColdQuery(
            data.csn(),
            dataset,
            data.directory().resolve("cold"),
            SyntheticData.items(1, 1).attributes().get(0).name());
    int last = sizes.coldItems() - 1; // of the test split
    int repeats = sizes.coldQueries();
    List<Task> tasks = new ArrayList<>();
    String among = ", " + count(sizes.coldItems() / 5) + " items";
    tasks.add(Task.alone(Kind.QUERY, "cold --id" + among, r -> cold.byId(last, repeats)));
    tasks.add(Task.alone(Kind.QUERY, "cold --image" + among, r -> cold.byImage(repeats)));
    for (int items : sizes.searchItems()) {
      Workload workload = new SearchWorkload(items, sizes.queries());
      tasks.add(
          new Task(
              Kind.QUERY,
              "warm, " + count(items) + " items",
              round -> MeasuringProcess.run(workload),
              round -> List.of("faiss", "" + items, "" + sizes.queries()),
              List.of(new Comparison(SearchWorkload.QUERY, SearchWorkload.QUERY))));
    }
    return tasks;
  }

  private List<Task> evaluate(boolean full) {
    List<Task> tasks = new ArrayList<>();
    int first = sizes.evaluateItems().get(0);
    for (int conditions : sizes.conditions()) {
      tasks.add(evaluate(first, conditions, /* repeats= */ 5));
    }
    Stream.concat(
            sizes.evaluateItems().stream().skip(1),
            full ? Stream.of(Sizes.FULL_EVALUATION) : Stream.empty())
        .forEach(items -> tasks.add(evaluate(items, sizes.conditions().get(0), /* repeats= */ 1)));
    return tasks;
  }

  private static Task evaluate(int items, int conditions, int repeats) {
    return Task.alone(
        Kind.EVALUATE,
        count(items) + " items, " + conditions + " conditions",
        new EvaluateWorkload(items, conditions, repeats));
  }

  private List<Task> prepare() throws IOException {
    List<Task> tasks = new ArrayList<>();
    int images = sizes.stepImages().get(0);
    for (int items : sizes.prepareImages()) {
      String dataset = data.directory().resolve("prepared-" + items).toString();
      tasks.add(
          Task.alone(
              Kind.PREPARE,
              count(items) + " files",
              new PrepareWorkload(data.pictures(items).toString(), dataset)));
      tasks.add(
          Task.alone(
              Kind.PREPARE,
              "training on " + count(items),
              new StepWorkload(dataset, 2, images, /* warmUp= */ 1, sizes.warmUp())));
    }
    return tasks;
  }

  static String count(int n) {
    return String.format(Locale.ROOT, "%,d", n);
  }
}
