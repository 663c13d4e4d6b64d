package dev.csn.bench;

import dev.csn.bench.BenchReport.Measurement;
import dev.csn.bench.BenchReport.Ratio;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs the measurements round by round, the peer right after csn. */
public final class Benchmark {
  private final BenchSettings settings;
  private final Sizes sizes;
  private final Consumer<String> progress;
  private final List<Measurement> measurements = new ArrayList<>();
  private final List<Ratio> ratios = new ArrayList<>();

  private Benchmark(BenchSettings settings, Sizes sizes, Consumer<String> progress) {
    this.settings = settings;
    this.sizes = sizes;
    this.progress = progress;
  }

  /**
   * Measures; takes minutes.
   *
   * @param progress receives a line for each measurement and round
   */
  public static BenchReport run(BenchSettings settings, Consumer<String> progress)
      throws IOException, InterruptedException {
    return run(settings, Sizes.STANDARD, progress);
  }

  static BenchReport run(BenchSettings settings, Sizes sizes, Consumer<String> progress)
      throws IOException, InterruptedException {
    return new Benchmark(settings, sizes, progress).run();
  }

  private BenchReport run() throws IOException, InterruptedException {
    String start = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Peer peer =
        settings.peer() == null
            ? null
            : new Peer(settings.peer(), settings.project().resolve("scripts/bench_peer.py"));
    Map<String, String> versions = peer == null ? null : peer.versions();
    try (BenchData data = new BenchData(settings.project())) {
      progress.accept("preparing data");
      for (Task task : new Tasks(sizes, data).of(settings)) {
        run(task, peer);
      }
    }
    return new BenchReport(
        start, BenchReport.Machine.here(), versions, settings.rounds(), measurements, ratios);
  }

  private void run(Task task, Peer peer) throws IOException, InterruptedException {
    Outcome ours = Outcome.EMPTY;
    Outcome theirs = Outcome.EMPTY;
    Pairs pairs = new Pairs(task.comparisons());
    for (int round = 0; round < settings.rounds(); round++) {
      progress.accept(
          String.format(
              "%s, %s: round %d of %d",
              task.kind().label(), task.name(), round + 1, settings.rounds()));
      Outcome our = task.ours().in(round);
      ours = ours.and(our);
      if (peer != null && task.peer() != null) {
        Outcome their = peer.run(task.peer().apply(round));
        theirs = theirs.and(their);
        pairs.add(our, their);
      }
    }
    add(task, BenchReport.OURS, ours);
    add(task, BenchReport.PEERS, theirs);
    pairs
        .ratios()
        .forEach(
            (compared, ratio) ->
                ratios.add(
                    new Ratio(
                        task.kind().label(),
                        task.name(),
                        compared.ours(),
                        compared.theirs(),
                        ratio)));
  }

  private void add(Task task, String by, Outcome outcome) {
    if (!outcome.figures().isEmpty()) {
      Map<String, Figure> figures = new LinkedHashMap<>();
      outcome.figures().forEach((name, samples) -> figures.put(name, Figure.of(samples)));
      measurements.add(new Measurement(task.kind().label(), task.name(), by, figures));
    }
  }
}
