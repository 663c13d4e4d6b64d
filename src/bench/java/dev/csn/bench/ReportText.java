package dev.csn.bench;

import dev.csn.bench.BenchReport.Machine;
import dev.csn.bench.BenchReport.Measurement;
import dev.csn.bench.BenchReport.Ratio;
import dev.csn.view.text.Format;
import dev.csn.view.text.TextTable;
import java.util.List;
import java.util.Locale;

/** A report as text. */
public final class ReportText {
  private ReportText() {}

  /** The tables of a report. */
  public static String of(BenchReport report) {
    StringBuilder text = new StringBuilder(heading(report));
    for (Kind kind : Kind.values()) {
      List<Measurement> ofKind =
          report.measurements().stream().filter(m -> m.measurement().equals(kind.label())).toList();
      if (!ofKind.isEmpty()) {
        text.append('\n').append(kind.label()).append(": ").append(kind.description());
        text.append('\n').append(table(ofKind));
      }
    }
    if (!report.ratios().isEmpty()) {
      text.append("\nratios: csn's time by the peer's, below 1 where csn is faster\n");
      text.append(ratios(report.ratios()));
    }
    return text.toString();
  }

  private static String heading(BenchReport report) {
    Machine machine = report.machine();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "csn %s (%s), %s%n%s, %d cores, %d threads, %,d MiB; %s%n%s; %s%n",
            machine.software().version(),
            machine.software().commit(),
            report.start(),
            machine.cpu(),
            machine.cores(),
            machine.threads(),
            machine.memoryMiB(),
            machine.os(),
            machine.java(),
            machine.nativeBackend()));
    if (report.peer() != null) {
      text.append("peer: ").append(report.peer()).append('\n');
    }
    return text.append(
            String.format(
                Locale.ROOT,
                "Medians of all samples of %d rounds; between min and max lies the machine's noise."
                    + "%nPeak memory counts pages of mapped files, own memory does not.%n",
                report.rounds()))
        .toString();
  }

  private static TextTable table(List<Measurement> measurements) {
    TextTable table =
        new TextTable("case", "by", "figure", "unit", "median", "min", "max", "samples");
    for (Measurement m : measurements) {
      m.figures()
          .forEach(
              (name, f) ->
                  table.row(
                      m.name(),
                      m.by(),
                      name,
                      f.unit(),
                      number(f.median()),
                      number(f.min()),
                      number(f.max()),
                      f.samples()));
    }
    return table;
  }

  private static TextTable ratios(List<Ratio> ratios) {
    TextTable table =
        new TextTable("measurement", "case", "csn", "peer", "median", "min", "max", "pairs");
    for (Ratio r : ratios) {
      Figure f = r.ratio();
      table.row(
          r.measurement(),
          r.name(),
          r.ours(),
          r.theirs(),
          number(f.median()),
          number(f.min()),
          number(f.max()),
          f.samples());
    }
    return table;
  }

  /** Four digits: more would be noise. */
  private static String number(Double value) {
    if (value == null) {
      return "-";
    }
    double size = Math.abs(value);
    int decimals = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
    return Format.fixed(value, decimals);
  }
}
