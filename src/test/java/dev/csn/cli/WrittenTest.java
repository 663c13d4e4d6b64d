package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every verb that writes a file or a directory says so, unless it is told to be quiet. */
@ExtendWith(SampleRun.Extension.class)
class WrittenTest {
  private final SampleRun sample;
  @TempDir private Path directory;

  WrittenTest(SampleRun sample) {
    this.sample = sample;
  }

  private void says(String written, Object... command) {
    Csn.Result result = sample.csn.run(command);
    assertEquals("wrote " + written + System.lineSeparator(), result.err());
  }

  private void saysNothing(Object... command) {
    List<Object> quiet = new ArrayList<>(List.of(command));
    quiet.add("--quiet");
    assertEquals("", sample.csn.run(quiet.toArray()).err());
  }

  private Object[] ofRun(String verb, Object... options) {
    List<Object> command = new ArrayList<>(List.of(verb, "--run", sample.run));
    command.addAll(List.of(options));
    return command.toArray();
  }

  private String place(String name) {
    return directory.resolve(name).toString();
  }

  @Test
  void pictures() {
    String grid = place("grid.png");
    says(grid, ofRun("query", "--condition", "color", "--output", grid));
    saysNothing(ofRun("query", "--condition", "color", "--output", grid));
    says(place("masks.svg"), ofRun("dump-masks", "--plot", place("masks.svg")));
    says(place("masks.csv"), ofRun("dump-masks", "--output", place("masks.csv")));
    saysNothing(ofRun("dump-masks", "--plot", place("masks.svg"), "--output", place("masks.csv")));
  }

  @Test
  void figuresAndPages() {
    says(place("figures"), ofRun("plot", "--output", place("figures")));
    saysNothing(ofRun("plot", "--output", place("more-figures")));
    says(place("page.html"), ofRun("report", "--output", place("page.html")));
    saysNothing(ofRun("report", "--output", place("page.html")));
  }

  @Test
  void exportsAndIndexes() {
    says(place("export"), ofRun("embed", "--output", place("export")));
    saysNothing(ofRun("embed", "--output", place("more")));
    says(place("export/index"), ofRun("index", "--gallery", place("export")));
    saysNothing(ofRun("index", "--gallery", place("export")));
  }

  @Test
  void datasets() {
    Object[] shards = {"prepare-data", "shards", "--source", sample.dataset, "--items", 100};
    List<Object> command = new ArrayList<>(List.of(shards));
    command.addAll(List.of("--output", place("shards")));
    says(place("shards"), command.toArray());
    command.add("--force");
    saysNothing(command.toArray());
    Object[] digits = {
      "prepare-data", "--source", SampleRun.MNIST, "--limit", 30, "--output", place("digits")
    };
    says(place("digits"), digits);
  }
}
