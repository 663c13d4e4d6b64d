package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelpTest {
  private final Csn csn = new Csn(Path.of("there are none"));

  @ParameterizedTest
  @CsvSource({
    "prepare-data, '--config --source --output --limit --seed --force'",
    "train, '--config --run --set --resume'",
    "study, '--config --output --set'",
    "evaluate, '--run --split'",
    "query, '--condition --run --id --image -k --output --split --seed'",
    "dump-masks, '--run --output --plot'",
    "plot, '--run --study --output'",
    "embed, '--run --split --output'",
  })
  void everyVerbExplainsItsFlags(String verb, String flags) {
    Csn.Result result = csn.run(verb, "--help");
    assertEquals("", result.err());
    assertTrue(result.out().startsWith("Usage: csn " + verb + " "), result.out());
    for (String flag : (flags + " --format --quiet --verbose").split(" ", -1)) {
      assertTrue(result.out().contains("  " + flag), flag);
    }
  }

  @Test
  void imagesOfYourOwnAreASubcommand() {
    assertTrue(csn.run("prepare-data", "--help").out().contains("\n  images "));
    String help = csn.run("prepare-data", "images", "--help").out();
    for (String flag :
        List.of(
            "--images",
            "--attributes",
            "--types",
            "--output",
            "--size",
            "--fit",
            "--channels",
            "--split-column",
            "--group-column",
            "--missing",
            "--format")) {
      assertTrue(help.contains("  " + flag + "="), flag + "\n" + help);
    }
  }

  @Test
  void theToolListsItsVerbsAndItsExitCodes() {
    String help = csn.run("--help").out();
    for (String verb :
        List.of(
            "prepare-data", "train", "study", "evaluate", "query", "dump-masks", "plot", "embed")) {
      assertTrue(help.contains("\n  " + verb + " "), verb);
    }
    assertTrue(help.contains("130 interrupted"), help);
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    String version = csn.run("--version").out();
    assertTrue(version.matches("csn \\d+\\.\\d+\\.\\d+ \\(([0-9a-f]{40}|unknown)\\)\n"), version);
  }
}
