package dev.csn.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Hang;
import dev.csn.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.jupiter.api.io.TempDir;

/** A master and two workers, each a process of its own, and executors that they start. */
@ExtendWith(SampleRun.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LoopbackClusterTest {
  /** So small that a part of them is done when a worker is killed. */
  private static final String PARTS = "-Dspark.csn.items=" + SampleRun.PART;

  /** Why a cluster's work failed is seen in its own logs, which go with the test. */
  @RegisterExtension
  final TestWatcher logs =
      new TestWatcher() {
        @Override
        public void testFailed(ExtensionContext context, Throwable cause) {
          try {
            System.err.println(LoopbackCluster.complaints(clusterDirectory));
          } catch (IOException e) {
            System.err.println(clusterDirectory + ": " + e);
          }
        }
      };

  private final SampleRun sample;
  private Path clusterDirectory;
  private Path directory;
  private LoopbackCluster cluster;
  private Map<String, String> undisturbed;

  LoopbackClusterTest(SampleRun sample) {
    this.sample = sample;
  }

  @BeforeAll
  void prepare(@TempDir Path temporary) throws Exception {
    clusterDirectory = Files.createDirectory(temporary.resolve("cluster"));
    directory = Files.createDirectory(temporary.resolve("work"));
    undisturbed = GalleryFiles.digests(sample.parquet("all"));
  }

  /** Anew, if the test before has killed a part of it. */
  @BeforeEach
  void startAll() throws Exception {
    cluster = LoopbackCluster.start(clusterDirectory);
  }

  @AfterAll
  void stopIt() throws Exception {
    cluster.stop();
  }

  private Launched embed(Path output) throws IOException {
    return Launched.script(
        directory,
        "csn",
        Map.of("CSN_JAVA_OPTS", PARTS),
        "embed",
        "--run",
        sample.run,
        "--split",
        "all",
        "--master",
        cluster.url(),
        "--output",
        output);
  }

  /** Waits until some parts of a gallery are written, while it is not in its place. */
  private void awaitFirstParts(Path output, Process process) throws Exception {
    String staged = "." + output.getFileName() + ".";
    Launched.await(
        process,
        () -> {
          try (Stream<Path> all = Files.walk(directory)) {
            return all.anyMatch(
                path ->
                    path.toString().contains(staged)
                        && path.getFileName().toString().matches("task_.*"));
          } catch (UncheckedIOException e) {
            return false; // a file went while it was looked at
          }
        });
  }

  private List<String> leftBeside(Path output) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.contains(output.getFileName().toString()))
          .toList();
    }
  }

  @Test
  @Tag("slow")
  void aKilledWorkerCostsNothingButTime() throws Exception {
    Path gallery = directory.resolve("killed");
    Launched launched = embed(gallery);
    awaitFirstParts(gallery, launched.process());
    ProcessHandle worker = cluster.process("worker-1");
    List<ProcessHandle> executors = new ArrayList<>(worker.children().toList());
    assertEquals(1, executors.size(), "executors");
    worker.destroyForcibly();
    Launched.Result result = launched.end().good();
    assertTrue(result.out().contains(": 2000 embeddings of"), result.out());
    assertEquals(undisturbed, GalleryFiles.digests(gallery));
    assertEquals(List.of("killed"), leftBeside(gallery));
    executors.get(0).onExit().get(Hang.MINUTES, TimeUnit.MINUTES);
    assertFalse(executors.get(0).isAlive(), "an executor without its worker");
    assertEquals(1, LoopbackCluster.script(clusterDirectory, "status").exit());
  }

  /** A command on the cluster, in a process of its own. */
  private Launched onCluster(Object... arguments) throws IOException {
    Object[] words =
        Stream.concat(Stream.of(arguments), Stream.of("--master", cluster.url())).toArray();
    return Launched.script(directory, "csn", Map.of(), words);
  }

  @Test
  @Order(1)
  void queriesAreAnsweredAsByOneMachine() throws Exception {
    List<String> lines = new ArrayList<>(List.of("id,condition"));
    for (int i = 0; i < 60; i++) {
      lines.add(i * 31 + (i % 2 == 0 ? ",color" : ",\"color=0.7,digit=0.3\""));
    }
    Path file = Files.write(directory.resolve("ask.csv"), lines);
    same("query", "--run", sample.run, "--queries", file, "--format", "json");
  }

  @Test
  @Tag("slow")
  @Order(2)
  void aRunIsEvaluatedAsByOneMachine() throws Exception {
    same("evaluate", "--run", sample.run, "--format", "json");
  }

  private void same(Object... command) throws Exception {
    List<Object> here = new ArrayList<>(List.of(command));
    here.addAll(List.of("--gallery", sample.export("all")));
    List<Object> there = new ArrayList<>(List.of(command));
    there.addAll(List.of("--gallery", sample.parquet("all")));
    Launched.Result found = onCluster(there.toArray()).end().good();
    assertEquals(Here.csn(here.toArray()).good().out(), found.out());
    assertEquals("", found.err());
  }

  /** In two partitions, for so long that there is time to kill a worker. */
  private Object[] train(Path run) {
    List<Object> words = new ArrayList<>(List.of("train", "--quiet", "--config", sample.config));
    for (String setting :
        List.of(
            "training.partitions=2",
            "training.averageEvery=5",
            "training.steps=100",
            "training.evaluateEvery=50",
            "training.checkpointEvery=50")) {
      words.addAll(List.of("--set", setting));
    }
    words.addAll(List.of("--run", run));
    return words.toArray();
  }

  @Test
  @Order(Integer.MAX_VALUE) // after it, nothing need be started again
  void aWorkerKilledInTheMiddleOfATrainingChangesNothingOfTheModel() throws Exception {
    Path undisturbed = directory.resolve("trained-here");
    var unused = Here.csn(train(undisturbed)).good();
    Path run = directory.resolve("trained-there");
    Launched launched = onCluster(train(run));
    LocalTrainTest.awaitSteps(run, launched.process());
    ProcessHandle worker = cluster.process("worker-2");
    assertEquals(1, worker.children().count(), "executors");
    worker.destroyForcibly();
    var trained = launched.end().good();
    assertTrue(trained.out().contains(": trained after 100 steps"), trained.out());
    LocalTrainTest.assertSameModel(undisturbed, run);
  }

  @Test
  @Tag("slow")
  void whatATaskOnTheClusterFindsDamagedIsToldInALine() throws Exception {
    Path gallery = Trees.copy(sample.parquet("all"), directory.resolve("damaged-gallery"));
    Path part = gallery.resolve("items.parquet/part-00003.parquet");
    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length / 2] ^= 4;
    Files.write(part, bytes);
    Launched.Result result =
        onCluster(
                "query",
                "--run",
                sample.run,
                "--condition",
                "color",
                "--id",
                7,
                "--gallery",
                gallery)
            .end();
    assertEquals(3, result.exit(), result.err());
    assertEquals("", result.out());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().startsWith("csn: " + part + ": damaged, changed"), result.err());
  }

  @Test
  @Tag("slow")
  void anInterruptedCommandLeavesNothing() throws Exception {
    Path gallery = directory.resolve("interrupted");
    Launched launched = embed(gallery);
    awaitFirstParts(gallery, launched.process());
    new ProcessBuilder("kill", "-INT", String.valueOf(launched.process().pid())).start().waitFor();
    Launched.Result result = launched.end();
    assertEquals(130, result.exit(), result.err());
    assertEquals("", result.out());
    assertEquals(List.of(), leftBeside(gallery));
    Thread.sleep(2000); // for whatever an executor might still write
    assertEquals(List.of(), leftBeside(gallery));
  }

  @Test
  @Tag("slow")
  void submittedItDoesTheSame() throws Exception {
    Path gallery = directory.resolve("submitted");
    Path home = Path.of("target/spark/home").toAbsolutePath();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.add("@" + Path.of("src/spark/build/jvm.options").toAbsolutePath());
    command.addAll(List.of("-cp", home.resolve("jars") + "/*"));
    command.addAll(List.of("org.apache.spark.deploy.SparkSubmit", "--master", cluster.url()));
    command.addAll(List.of("--conf", "spark.csn.items=" + SampleRun.PART));
    command.add(Path.of("target/spark/csn-spark.jar").toAbsolutePath().toString());
    command.addAll(List.of("embed", "--run", sample.run.toString(), "--split", "all"));
    command.addAll(List.of("--output", gallery.toString()));
    Map<String, String> environment =
        Map.of(
            "SPARK_LOCAL_IP", "127.0.0.1",
            "SPARK_HOME", home.toString(),
            "SPARK_CONF_DIR", clusterDirectory.resolve("conf").toString());
    Launched.start(directory, environment, command).end().good();
    assertEquals(undisturbed, GalleryFiles.digests(gallery));
  }

  @Test
  @Tag("slow")
  void startIsIdempotentAndStopStopsAll() throws Exception {
    assertEquals(
        cluster.url() + "\n", LoopbackCluster.script(clusterDirectory, "start").good().out());
    assertEquals(
        cluster.url() + "\n", LoopbackCluster.script(clusterDirectory, "status").good().out());
    List<ProcessHandle> all =
        List.of(
            cluster.process("master"), cluster.process("worker-1"), cluster.process("worker-2"));
    LoopbackCluster.script(clusterDirectory, "stop").good();
    all.forEach(process -> assertFalse(process.isAlive()));
    assertEquals(0, LoopbackCluster.script(clusterDirectory, "stop").exit(), "a second time");
  }
}
