package dev.csn.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.bench.BenchReport.Machine;
import dev.csn.bench.BenchReport.Measurement;
import dev.csn.bench.BenchReport.Ratio;
import dev.csn.run.Provenance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTextTest {
  private static final Machine MACHINE =
      new Machine(
          new Provenance.Software("1.2", "abc"), "VM 17", "Linux", "CPU", 2, 2, 24_000, "oneDNN");

  private static String heading(String peer) {
    return """
    csn 1.2 (abc), 2026-01-01T00:00:00Z
    CPU, 2 cores, 2 threads, 24,000 MiB; Linux
    VM 17; oneDNN
    %sMedians of all samples of 3 rounds; between min and max lies the machine's noise.
    Peak memory counts pages of mapped files, own memory does not.
    """
        .formatted(peer);
  }

  @Test
  void aTableForEachKindAndOneOfRatios() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("query", new Figure("ms", 12.3456, 1.0, 123.456, 12));
    figures.put("peak memory", new Figure("MiB", 2048.4, 2000.0, 2100.0, 3));
    figures.put("time to quality", new Figure("s", null, null, null, 0));
    Figure ratio = new Figure("", 0.75, 0.5, 1.25, 3);
    BenchReport report =
        new BenchReport(
            "2026-01-01T00:00:00Z",
            MACHINE,
            Map.of("torch", "2"),
            3,
            List.of(new Measurement("query", "warm", "csn", figures)),
            List.of(new Ratio("query", "warm", "query", "their query", ratio)));
    assertEquals(
        heading("peer: {torch=2}\n")
            + """

            query: nearest neighbors: cold, a whole process; warm, among embeddings in memory
            case  by   figure           unit  median    min    max  samples
            warm  csn  query            ms     12.35  1.000  123.5       12
            warm  csn  peak memory      MiB     2048   2000   2100        3
            warm  csn  time to quality  s          -      -      -        0

            ratios: csn's time by the peer's, below 1 where csn is faster
            measurement  case  csn    peer         median     min    max  pairs
            query        warm  query  their query  0.7500  0.5000  1.250      3
            """,
        ReportText.of(report));
  }

  @Test
  void withoutAPeerNothingIsSaidOfOne() {
    BenchReport report =
        new BenchReport("2026-01-01T00:00:00Z", MACHINE, null, 3, List.of(), List.of());
    assertEquals(heading(""), ReportText.of(report));
  }
}
