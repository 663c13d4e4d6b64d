package dev.csn.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.io.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the build for clusters is made of. */
class BuildTest {
  private static final Path BUILT = Path.of("target/spark");

  @Test
  void theJdkIsOpenedAsSparkAsksForIt() throws IOException {
    List<String> asked =
        Arrays.stream(JavaModuleOptions.defaultModuleOptions().split(" +", -1))
            // A module of the JDK's that is tried out, for Spark's own linear algebra.
            .filter(option -> !option.startsWith("--add-modules"))
            .toList();
    assertEquals(asked, Files.readAllLines(Path.of("src/spark/build/jvm.options")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lib", "home/jars"})
  void everyLibraryIsThePinnedOne(String directory) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> jars = Files.list(BUILT.resolve(directory))) {
      for (Path jar : jars.toList()) {
        found.add(Sha256.of(jar) + "  " + jar.getFileName());
      }
    }
    assertTrue(found.size() > 30, found.toString());
    found.removeAll(Files.readAllLines(Path.of("src/build/libraries.sha256")));
    found.removeAll(Files.readAllLines(Path.of("src/build/libraries-spark.sha256")));
    assertEquals(List.of(), found, "not pinned; if the pom was changed on purpose: scripts/pin");
  }

  @Test
  void whatExecutorsGetHoldsCsnAndNothingOfSparks() throws IOException {
    try (JarFile jar = new JarFile(BUILT.resolve("csn-spark.jar").toFile())) {
      List<String> names = jar.stream().map(entry -> entry.getName()).toList();
      assertTrue(names.contains("dev/csn/spark/GalleryWriter$EmbedTask.class"));
      assertTrue(names.contains("org/nd4j/linalg/factory/Nd4j.class"));
      assertTrue(names.contains("META-INF/services/dev.csn.cluster.ClusterEngine"));
      for (String foreign :
          List.of(
              "org/apache/spark/",
              "org/apache/hadoop/",
              "org/apache/parquet/",
              "scala/",
              "com/fasterxml/",
              "org/slf4j/",
              "ch/qos/logback/",
              "logback")) {
        assertEquals(List.of(), names.stream().filter(n -> n.startsWith(foreign)).toList());
      }
      assertEquals(
          List.of(), names.stream().filter(n -> n.matches("META-INF/.*\\.(SF|RSA|DSA)")).toList());
    }
  }
}
