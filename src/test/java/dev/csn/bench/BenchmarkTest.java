package dev.csn.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.bench.BenchReport.Measurement;
import dev.csn.bench.BenchReport.Ratio;
import dev.csn.error.ConfigurationException;
import dev.csn.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole benchmark of next to nothing, in processes of its own, with stand-ins for other programs.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Tag("slow")
class BenchmarkTest {
  private static final Sizes TINY =
      new Sizes(
          /* warmUp= */ 1,
          /* steps= */ 2,
          List.of(8),
          List.of(2),
          List.of(30),
          List.of(40),
          /* queries= */ 4,
          List.of(300),
          /* coldItems= */ 50,
          /* coldQueries= */ 2,
          List.of(60),
          List.of(20),
          List.of(60),
          /* every= */ 2);

  @TempDir private Path directory;
  private StubProject project;
  private final List<String> progress = new ArrayList<>();

  @BeforeEach
  void makeProject() throws IOException {
    project = new StubProject(directory);
  }

  private BenchReport run(String peer, Set<Kind> only, int rounds, String condition)
      throws Exception {
    Map<String, Double> goal = Map.of(condition, 0.01);
    BenchSettings settings =
        new BenchSettings(directory, peer, only, rounds, goal, /* toy= */ false, /* full= */ false);
    return Benchmark.run(settings, TINY, progress::add);
  }

  private static Set<String> temporary() throws IOException {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.map(Path::toString)
          .filter(name -> name.contains("csn-bench"))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void everythingThatNeedsNoClusterIsMeasuredAndNothingIsLeftBehind() throws Exception {
    Set<String> before = temporary();
    BenchReport report = run(null, EnumSet.complementOf(EnumSet.of(Kind.CLUSTER)), 1, "point0");
    assertEquals(
        List.of(
            "step 8 images",
            "step 8 images, 2 conditions, synthetic",
            "embed 30 images",
            "quality quickstart.json until {point0=0.01}",
            "query cold --id, 10 items",
            "query cold --image, 10 items",
            "query warm, 40 items",
            "index 300 items, 1 condition",
            "index 300 items, 1 condition, point0",
            "index 300 items, 2 conditions",
            "index 300 items, 2 conditions, point0",
            "index 300 items, 2 conditions, point0,kind1",
            "index 300 items, 2 conditions, point0=0.9,kind1=0.1",
            "index 300 items, 2 conditions, point0, of a third",
            "evaluate 60 items, 2 conditions",
            "prepare 60 files",
            "prepare training on 60"),
        report.measurements().stream().map(m -> m.measurement() + " " + m.name()).toList());
    assertTrue(report.measurements().stream().allMatch(m -> m.by().equals("csn")));
    assertEquals(List.of(), report.ratios());
    assertEquals(before, temporary());
    assertEquals(18, progress.size(), progress.toString()); // data, and a line a measurement
    assertTrue(Json.pretty(report).contains("\"cores\""));
    assertTrue(ReportText.of(report).contains("8 images, 2 conditions, synthetic"));
    List<String> asked = project.asked();
    assertEquals(1 + 2 * (1 + 2), asked.size()); // a training, then a watched and two timed queries
    assertTrue(asked.get(0).startsWith("train "), asked.get(0));
    assertTrue(asked.get(1).matches("query --condition point0 --run .* --id 49"), asked.get(1));
    assertTrue(asked.get(4).matches("query .* --image .*\\.png"), asked.get(4));
  }

  @Test
  void clustersAreMeasuredOnAsManyCoresAsIsSaid() throws Exception {
    Set<String> before = temporary();
    BenchReport report = run(null, EnumSet.of(Kind.CLUSTER), 2, "point0");
    assertEquals(
        List.of(
            "embedding 20 images, here, one thread",
            "embedding 20 images, here, two threads",
            "embedding 20 images, one worker",
            "embedding 20 images, two workers",
            "1 question to 20 images, here, one thread",
            "1 question to 20 images, here, two threads",
            "1 question to 20 images, one worker",
            "1 question to 20 images, two workers",
            "10,000 questions to 20 images, here, one thread",
            "10,000 questions to 20 images, here, two threads",
            "10,000 questions to 20 images, one worker",
            "10,000 questions to 20 images, two workers",
            "evaluating the test split of 20 images, here, one thread",
            "evaluating the test split of 20 images, here, two threads",
            "evaluating the test split of 20 images, one worker",
            "evaluating the test split of 20 images, two workers",
            "training on 20 images, here, one thread",
            "training on 20 images, one worker",
            "training on 20 images, two workers"),
        report.measurements().stream().map(Measurement::name).toList());
    List<String> asked = project.asked();
    assertTrue(asked.get(0).matches("prepare-data shards .* --items 2 --output .*"), asked.get(0));
    assertTrue(asked.get(1).startsWith("train "), asked.get(1));
    List<String> embedded = asked.stream().filter(line -> line.startsWith("embed ")).toList();
    assertEquals(2 * 4, embedded.size());
    assertEquals(
        List.of(
            "1 -XX:ActiveProcessorCount=1"
                + " -Djava.util.concurrent.ForkJoinPool.common.parallelism=0",
            "2 -XX:ActiveProcessorCount=2"
                + " -Djava.util.concurrent.ForkJoinPool.common.parallelism=1"),
        List.of(project.environments("embed").get(0), project.environments("embed").get(2)));
    assertEquals(
        List.of("1 -Dspark.cores.max=1", "1 -Dspark.cores.max=2"),
        List.of(project.environments("embed").get(4), project.environments("embed").get(6)));
    assertFalse(embedded.get(2).contains("--master"), embedded.get(2));
    assertTrue(embedded.get(4).endsWith("--master spark://stub:7077"), embedded.get(4));
    List<String> trained =
        asked.stream().skip(2).filter(line -> line.startsWith("train ")).toList();
    assertEquals(2 * 3 * 2, trained.size());
    assertTrue(trained.get(8).contains("training.partitions=2"), trained.get(8));
    assertEquals(List.of("start", "stop"), project.clusterAsked());
    assertEquals(before, temporary());
    Map<String, Figure> figures = report.measurements().get(0).figures();
    assertEquals(Set.of("whole", "gallery", "dataset"), figures.keySet());
    assertEquals(0.2, figures.get("gallery").median()); // four bytes of twenty items
  }

  @Test
  void thePeerRunsInTurnAndIsComparedPairByPair() throws Exception {
    BenchReport report = run("sh", EnumSet.of(Kind.STEP, Kind.QUALITY), 2, "point0");
    assertEquals(Map.of("torch", "0.1"), report.peer());
    String dataset = directory.resolve("data/tiny").toString();
    assertEquals(
        List.of(
            "versions",
            "step 8 1 2",
            "step 8 1 2",
            "shared " + dataset + " 1 500 2 point0=0.01",
            "shared " + dataset + " 2 500 2 point0=0.01"),
        project.peerAsked());
    List<Ratio> ratios = report.ratios();
    assertEquals(
        List.of("step, contiguous", "time to quality"),
        ratios.stream().map(Ratio::theirs).toList());
    assertEquals(2, ratios.get(0).ratio().samples());
    Measurement ours = report.measurements().get(0);
    Measurement theirs = report.measurements().get(1);
    assertEquals(List.of("csn", "peer"), List.of(ours.by(), theirs.by()));
    assertEquals(4, ours.figures().get("step").samples());
    assertEquals(2000, theirs.figures().get("step, contiguous").median());
    assertTrue(ours.figures().get("step").min() / 2000 <= ratios.get(0).ratio().min());
  }

  @Test
  void aGoalForNoConditionOfTheDatasetIsRefused() {
    var refusal =
        assertThrows(
            ConfigurationException.class, () -> run(null, EnumSet.of(Kind.QUALITY), 1, "color"));
    assertTrue(refusal.getMessage().startsWith("--goal color: "), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("[kind1, point0]"), refusal.getMessage());
  }

  @Test
  void aMissingQuickstartDatasetIsPreparedElsewhere() throws Exception {
    for (String file : List.of("images.npy", "items.csv", "dataset.json", "")) {
      Files.delete(directory.resolve("data/tiny").resolve(file));
    }
    try (BenchData data = new BenchData(directory)) {
      Path prepared = data.quickstart();
      assertTrue(prepared.startsWith(data.directory()), prepared.toString());
      String source = directory.resolve("data/mnist").toString();
      assertEquals(
          List.of("prepare-data --quiet --source " + source + " --output " + prepared),
          project.asked());
    }
  }
}
