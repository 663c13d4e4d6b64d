package dev.csn.cli;

import dev.csn.run.RunDirectory;
import dev.csn.study.StudyDirectory;
import dev.csn.view.page.RunReport;
import dev.csn.view.page.StudyReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "report",
    description = "Write one HTML page about a run or a study: measures, masks, maps, an explorer.",
    footerHeading = Verb.EXAMPLES,
    footer = {
      "  csn report",
      "  csn report --run runs/mine --output mine.html",
      "  csn report --study runs/study-variants"
    },
    mixinStandardHelpOptions = true)
final class ReportCommand extends Verb<ReportCommand.Written> {
  private static final double MEBIBYTE = 1 << 20;

  @Mixin private RunOrStudy of;

  @Option(
      names = "--output",
      paramLabel = "report.html",
      description = "The file to write (default: report.html in the run's or study's directory).")
  private @Nullable Path target;

  /** The result: the file and its size. */
  record Written(String report, long bytes) {}

  @Override
  Written result() {
    return of.study().isPresent()
        ? written(of.study().get())
        : written(RunDirectory.open(of.run()));
  }

  private Written written(RunDirectory run) {
    Path file = place(run.report());
    RunReport.Made page = RunReport.of(run);
    page.remarks().forEach(this::warnAfterwards);
    return write(file, page.html());
  }

  private Written written(StudyDirectory study) {
    Path file = place(study.report());
    return write(file, StudyReport.of(study));
  }

  private Path place(Path ownPlace) {
    Path file = target == null ? ownPlace : target;
    OutputFile.requirePlace(file);
    return file;
  }

  private Written write(Path file, String page) {
    byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
    OutputFile.write(file, out -> out.write(bytes));
    wrote(file);
    return new Written(file.toString(), bytes.length);
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
