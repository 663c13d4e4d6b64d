package dev.csn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The manual pages that scripts/install makes, of the classes under test. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Tag("slow")
class ManPagesTest {
  private static final List<String> VERBS =
      List.of(
          "prepare-data",
          "prepare-data-images",
          "prepare-data-fonts",
          "prepare-data-triplets",
          "prepare-data-shards",
          "train",
          "evaluate",
          "query",
          "dump-masks",
          "report",
          "plot",
          "embed",
          "index",
          "study");

  @TempDir private static Path pages;

  /** Goals alone, of what is compiled: nothing in target changes. */
  @BeforeAll
  static void makeThem() throws Exception {
    String log =
        run(
            "mvn",
            "-q",
            "-B",
            "--strict-checksums",
            "-P",
            "man",
            "-Dman.directory=" + pages,
            "exec:java@man",
            "asciidoctor:process-asciidoc@man");
    assertTrue(Files.exists(pages.resolve("csn.1")), log);
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("csn-man", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile());
      builder.environment().put("MANWIDTH", "80");
      Process process = builder.start();
      assertTrue(
          process.waitFor(Hang.MINUTES, TimeUnit.MINUTES), Arrays.toString(command) + " hangs");
      String printed = Files.readString(out);
      assertEquals(0, process.exitValue(), printed);
      return printed;
    } finally {
      Files.delete(out);
    }
  }

  private static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(pages)) {
      return files.filter(file -> file.toString().endsWith(".1")).sorted().toList();
    }
  }

  @Test
  void everyVerbHasAPage() throws IOException {
    List<String> names = new ArrayList<>(List.of("csn.1"));
    VERBS.forEach(verb -> names.add("csn-" + verb + ".1"));
    assertTrue(
        all().stream().map(page -> page.getFileName().toString()).toList().containsAll(names));
  }

  @Test
  void noPageHoldsAPathOfThisMachineOrADate() throws IOException {
    for (Path page : all()) {
      String text = Files.readString(page);
      assertFalse(text.contains(Path.of("").toAbsolutePath().toString()), page.toString());
      assertFalse(text.contains(pages.toString()), page.toString());
      assertFalse(text.contains(System.getProperty("user.home") + "/"), page.toString());
      assertFalse(text.contains("      Date:"), page.toString());
    }
  }

  @Test
  void groffHasNothingToSayAgainstAnyPage() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "no groff");
    for (Path page : all()) {
      String text = run("/usr/bin/groff", "-ww", "-man", "-Tutf8", "-Z", page.toString());
      assertFalse(text.contains(": warning"), text.lines().limit(3).toList().toString());
    }
  }

  @Test
  void aPageTellsOfFlagsAndExamples() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/man")), "no man");
    String text = run("/usr/bin/man", "-l", pages.resolve("csn-query.1").toString());
    for (String part :
        List.of(
            "NAME",
            "csn-query - Find an item",
            "nearest neighbors under a condition",
            "[--color=auto|always|never]",
            "--condition=C[=w][,C=w]...",
            "A condition, or several with weights",
            "EXAMPLES",
            "csn query --condition color=0.7,digit=0.3 --id 17")) {
      assertTrue(text.contains(part), part + "\n" + text);
    }
  }
}
