package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class HelpTest {
  private final Csn csn = new Csn(Path.of("there are none"));

  @ParameterizedTest
  @CsvSource({
    "prepare-data, '--config --source --output --limit --seed --force'",
    "train, '--config --run --set --resume --master'",
    "study, '--config --output --set'",
    "evaluate, '--run --split --gallery --master'",
    "query, '--condition --run --id --image -k --output --split --seed --where --gallery --index"
        + " --queries --master'",
    "index, '--run --gallery --kind --connections --construction --seed'",
    "dump-masks, '--run --output --plot'",
    "report, '--run --study --output'",
    "plot, '--run --study --output'",
    "embed, '--run --split --output --master --projector'",
  })
  void everyVerbExplainsItsFlags(String verb, String flags) {
    Csn.Result result = csn.run(verb, "--help");
    assertEquals("", result.err());
    assertTrue(result.out().startsWith("Usage: csn " + verb + " "), result.out());
    for (String flag : (flags + " --format --color --quiet --verbose").split(" ", -1)) {
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
            "prepare-data",
            "train",
            "study",
            "evaluate",
            "query",
            "dump-masks",
            "plot",
            "embed",
            "index")) {
      assertTrue(help.contains("\n  " + verb + " "), verb);
    }
    assertTrue(help.contains("  130   interrupted"), help);
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    String version = csn.run("--version").out();
    assertTrue(version.matches("csn \\d+\\.\\d+\\.\\d+ \\(([0-9a-f]{40}|unknown)\\)\n"), version);
  }

  /** A command and all below it. */
  private static Stream<CommandLine> all(CommandLine command) {
    return Stream.concat(
        Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::all));
  }

  private static Stream<CommandLine> all() {
    return all(CsnCommand.parser(new CsnCommand()));
  }

  @Test
  void elsewhereExamplesNameTheFilesOfCsnInFull() {
    String shipped = "(?<![\\w/])(config|scripts)/";
    System.setProperty("csn.typed", "/opt/csn/");
    try {
      for (List<String> command :
          List.of(List.<String>of(), List.of("train"), List.of("study"), List.of("embed"))) {
        List<Object> arguments = new ArrayList<>(command);
        arguments.add("--help");
        String help = csn.run(arguments.toArray()).out();
        assertTrue(help.contains("/opt/csn/"), help);
        assertFalse(Pattern.compile(shipped).matcher(help).find(), help);
      }
    } finally {
      System.clearProperty("csn.typed");
    }
  }

  @Test
  void theToolTeachesTheWorkflowInItsOrder() {
    String help = csn.run("--help").out();
    int at = 0;
    for (String step :
        List.of(
            "  csn prepare-data ",
            "  csn train --config config/quickstart.json ",
            "  csn evaluate ",
            "  csn query --condition ",
            "  csn dump-masks ",
            "  csn study --config config/",
            "  csn prepare-data images --images ",
            "  csn prepare-data fonts ",
            "  csn prepare-data triplets ",
            "  csn prepare-data shards ",
            "runs/latest")) {
      int found = help.indexOf(step, at);
      assertTrue(found > at, step + " after " + at + "\n" + help);
      at = found;
    }
  }

  @Test
  void whatTheHelpTellsToTypeIsUnderstood() {
    CommandLine parser = CsnCommand.parser(new CsnCommand());
    List<String> examples =
        all()
            .flatMap(command -> Arrays.stream(command.getCommandSpec().usageMessage().footer()))
            .collect(Collectors.joining("\n"))
            .replace("\\\n", "")
            .lines()
            .filter(line -> line.startsWith("  csn "))
            .map(line -> line.strip().substring("csn ".length()).replaceFirst(" {2,}[^- ].*", ""))
            .toList();
    assertTrue(examples.size() > 25, examples.toString());
    for (String example : examples) {
      parser.parseArgs(example.split(" +"));
    }
  }

  @Test
  void everyHelpFitsEightyColumnsAndEveryVerbsHasExamples() {
    all()
        .forEach(
            command -> {
              String help = command.getUsageMessage();
              String name = command.getCommandSpec().qualifiedName();
              help.lines().forEach(line -> assertTrue(line.length() <= 80, name + ": " + line));
              assertTrue(
                  help.contains("\n  " + name + " ") || help.contains("\n  " + name + "\n"), help);
            });
  }

  @Test
  void everyVerbAndEveryFlagIsDescribed() {
    all()
        .forEach(
            command -> {
              String name = command.getCommandSpec().qualifiedName();
              assertTrue(command.getCommandSpec().usageMessage().description().length > 0, name);
              for (OptionSpec option : command.getCommandSpec().options()) {
                String flag = name + " " + option.longestName();
                assertTrue(option.description().length > 0, flag);
                assertTrue(option.description()[0].matches(".{5,}\\.|(?s).*[.:].*"), flag);
              }
            });
  }

  @Test
  void aVerbsHelpIsPlainWhereNoTerminalIs() {
    assertFalse(csn.run("query", "--help").out().contains("\033"));
  }
}
