package dev.csn.cli;

import dev.csn.report.RunReport;
import dev.csn.run.RunDirectory;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "report",
    description = "Make one HTML file of all there is to see of a run.",
    mixinStandardHelpOptions = true)
final class ReportCommand extends RunVerb<ReportCommand.Written> {
  private static final double MEBIBYTE = 1 << 20;

  @Option(
      names = "--output",
      paramLabel = "report.html",
      description = "The file (default: report.html in the run directory).")
  private Path target;

  /** The file that was written. */
  record Written(String report, long bytes) {}

  @Override
  Written result(RunDirectory run) {
    Path file = target == null ? run.path().resolve("report.html") : target;
    OutputFile.requirePlace(file);
    byte[] page = RunReport.of(run).getBytes(StandardCharsets.UTF_8);
    OutputFile.write(file, (OutputStream out) -> out.write(page));
    return new Written(file.toString(), page.length);
  }

  @Override
  String text(Written result) {
    return String.format(
        Locale.ROOT,
        "%s: %.1f MiB, to open in a browser%n",
        result.report(),
        result.bytes() / MEBIBYTE);
  }
}
