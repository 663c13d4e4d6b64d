package dev.csn.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A master and two workers, each a process of its own, and executors that they start. */
@ExtendWith(SampleRun.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoopbackClusterTest {
  /** So small that a part of them is done when a worker is killed. */
  private static final String PARTS = "-Dspark.csn.items=100";

  private final SampleRun sample;
  private Path clusterDirectory;
  private Path directory;
  private LoopbackCluster cluster;
  private Map<String, String> undisturbed;

  LoopbackClusterTest(SampleRun sample) {
    this.sample = sample;
  }

  @BeforeAll
  void startIt(@TempDir Path temporary) throws Exception {
    clusterDirectory = Files.createDirectory(temporary.resolve("cluster"));
    directory = Files.createDirectory(temporary.resolve("work"));
    cluster = LoopbackCluster.start(clusterDirectory);
    Path gallery = directory.resolve("undisturbed");
    start("local[2]", gallery).end().good();
    undisturbed = GalleryFiles.digests(gallery);
  }

  @AfterAll
  void stopIt() throws Exception {
    cluster.stop();
  }

  private Launched start(String master, Path output) throws IOException {
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
        master,
        "--output",
        output);
  }

  /** Waits until some parts of a gallery are written, while it is not in its place. */
  private void awaitFirstParts(Path output, Process process) throws Exception {
    String staged = "." + output.getFileName() + ".";
    for (int tenth = 0; tenth < 600 && process.isAlive(); tenth++) {
      try (Stream<Path> all = Files.walk(directory)) {
        boolean begun =
            all.anyMatch(
                path ->
                    path.toString().contains(staged)
                        && path.getFileName().toString().matches("task_.*"));
        if (begun) {
          return;
        }
      } catch (java.io.UncheckedIOException e) {
        // A file went while it was looked at.
      }
      Thread.sleep(100);
    }
    throw new AssertionError("nothing was written while it ran");
  }

  private List<String> leftBeside(Path output) throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.contains(output.getFileName().toString()))
          .toList();
    }
  }

  @Test
  void aKilledWorkerCostsNothingButTime() throws Exception {
    Path gallery = directory.resolve("killed");
    Launched launched = start(cluster.url(), gallery);
    awaitFirstParts(gallery, launched.process());
    ProcessHandle worker = cluster.process("worker-1");
    List<ProcessHandle> executors = new ArrayList<>(worker.children().toList());
    assertEquals(1, executors.size(), "executors");
    worker.destroyForcibly();
    Launched.Result result = launched.end().good();
    assertTrue(result.out().contains(": 2000 embeddings of"), result.out());
    assertEquals(undisturbed, GalleryFiles.digests(gallery));
    assertEquals(List.of("killed"), leftBeside(gallery));
    executors.get(0).onExit().get(30, TimeUnit.SECONDS);
    assertFalse(executors.get(0).isAlive(), "an executor without its worker");
    assertEquals(1, LoopbackCluster.script(clusterDirectory, "status").exit());
    cluster = LoopbackCluster.start(clusterDirectory);
  }

  @Test
  @Tag("slow")
  void anInterruptedCommandLeavesNothing() throws Exception {
    Path gallery = directory.resolve("interrupted");
    Launched launched = start(cluster.url(), gallery);
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
  void whatListensAndSaysNothingIsNoMaster() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Path gallery = directory.resolve("nowhere");
      String url = "spark://127.0.0.1:" + silent.getLocalPort();
      Launched.Result result = start(url, gallery).end();
      assertEquals(2, result.exit(), result.err());
      assertEquals(
          "csn: --master " + url + ": no master of Spark's answers within 25 s\n", result.err());
      assertEquals(List.of(), leftBeside(gallery));
    }
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
    command.addAll(List.of("--conf", "spark.csn.items=100"));
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
    cluster = LoopbackCluster.start(clusterDirectory);
  }
}
