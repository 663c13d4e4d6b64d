package dev.csn.cli;

import dev.csn.bench.BenchReport;
import dev.csn.bench.BenchSettings;
import dev.csn.bench.Benchmark;
import dev.csn.bench.Kind;
import dev.csn.bench.ReportText;
import dev.csn.config.Check;
import dev.csn.io.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Not a verb of csn's: what {@code scripts/bench} runs. */
@Command(
    name = "scripts/bench",
    description = "Measure csn on this machine: speed, memory, and how both grow.",
    mixinStandardHelpOptions = true,
    versionProvider = CsnCommand.Version.class)
final class BenchCommand extends Verb<BenchReport> {
  private static final EnumSet<Kind> LONG = EnumSet.of(Kind.INDEX, Kind.CLUSTER, Kind.PREPARE);

  @Option(names = "--project", paramLabel = "DIR", hidden = true)
  private Path project = Path.of(".");

  @Option(
      names = "--peer",
      paramLabel = "PYTHON",
      description = "Run PyTorch in turn with csn; a Python that has torch and numpy.")
  private String peer;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "M[,M]...",
      description =
          "Only some of step, embed, quality, query, index, evaluate, cluster, prepare; index"
              + " (many minutes), cluster (the same, and 5 GB in the temporary directory) and"
              + " prepare (120,000 image files there) only if named.")
  private List<String> only = List.of();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often to run each measurement (default: 3).")
  private int rounds = 3;

  @Option(
      names = "--goal",
      split = ",",
      paramLabel = "C=A[,C=A]...",
      description = "Triplet accuracies that count as good (default: color=0.95,digit=0.975).")
  private Map<String, Double> goal = Map.of("color", 0.95, "digit", 0.975);

  @Option(names = "--toy", description = "Train by the toy's recipe too: many minutes.")
  private boolean toy;

  @Option(names = "--full", description = "Evaluate 70,000 items too: minutes.")
  private boolean full;

  @Option(names = "--output", paramLabel = "FILE.json", description = "Also write the report here.")
  private Path target;

  /** Runs a command line and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(CsnCommand.parser(new BenchCommand()).execute(arguments));
  }

  @Override
  BenchReport result() throws Exception {
    BenchSettings settings = new BenchSettings(project, peer, kinds(), rounds, goal, toy, full);
    if (target != null) {
      OutputFile.requirePlace(target); // before the minutes that would be lost
    }
    BenchReport report = Benchmark.run(settings, this::remark);
    if (target != null) {
      byte[] json = Json.pretty(report).getBytes(StandardCharsets.UTF_8);
      OutputFile.write(target, out -> out.write(json));
    }
    return report;
  }

  private Set<Kind> kinds() {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    only.forEach(label -> kinds.add(Check.oneOf("--only", label, Kind.values())));
    return only.isEmpty() ? EnumSet.complementOf(LONG) : kinds;
  }

  private void remark(String line) {
    if (!output.quiet()) {
      err().println(line);
    }
  }

  @Override
  String text(BenchReport result) {
    return ReportText.of(result);
  }
}
