package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.csn.config.ExperimentConfig;
import dev.csn.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The README and the manual: their commands work, and what they name exists. */
class ManualTest {
  private static final Path MANUAL = Path.of("src/site/markdown");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern FLAG = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
  private static final Pattern KEY = Pattern.compile("\\b(?:model|training)(?:\\.[a-zA-Z]+)+");
  private static final Pattern PROJECT_FILE =
      Pattern.compile("(?:src|scripts|config|data/mnist)/[\\w./-]*\\w");

  @TempDir private Path directory;

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(MANUAL)) {
      List<Path> pages = files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
      return Stream.concat(Stream.of(Path.of("README.md")), pages.stream());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "src/site/markdown/tutorial/first-run.md",
        "src/site/markdown/tutorial/your-own-images.md"
      })
  void theCommandsOfAPageWork(Path page) throws IOException {
    List<String> commands =
        Files.readAllLines(page).stream()
            .filter(line -> line.matches(" {4}scripts/(csn|example-images) .*"))
            .map(line -> line.strip().replaceFirst(" +#.*", ""))
            .toList();
    assertTrue(commands.size() >= 5, commands.toString());
    Csn csn = new Csn(directory.resolve("runs"));
    for (String command : commands) {
      List<String> words = Arrays.asList(command.split(" +"));
      if (words.get(0).equals("scripts/example-images")) {
        int exit =
            CsnCommand.parser(new ExampleImagesCommand())
                .execute(moved(words.get(1)), "--source", "data/mnist", "--count", "300");
        assertEquals(0, exit, command);
      } else {
        csn.run(shortened(words.subList(1, words.size())).toArray());
      }
    }
    try (Stream<Path> runs = Files.list(directory.resolve("runs"))) {
      assertTrue(
          runs.anyMatch(run -> Files.exists(run.resolve("report.html")))
              || Files.exists(directory.resolve("digits.html")));
    }
  }

  /** The command on less data, with fewer steps, and with its files below the test's directory. */
  private List<String> shortened(List<String> words) {
    List<String> command = new ArrayList<>();
    words.forEach(word -> command.add(moved(word)));
    String dataset = directory.resolve("data/colored-mnist").toString();
    if (words.equals(List.of("prepare-data"))) {
      command.addAll(List.of("--limit", "600", "--output", dataset));
    }
    if (words.get(0).equals("train")) {
      for (String steps :
          List.of("steps=20", "warmup=2", "evaluateEvery=10", "checkpointEvery=10")) {
        command.addAll(List.of("--set", "training." + steps));
      }
      if (words.stream().noneMatch(word -> word.startsWith("dataset="))) {
        command.addAll(List.of("--set", "dataset=" + dataset));
      }
    }
    return command;
  }

  private String moved(String word) {
    return word.replaceFirst(
        "^(dataset=)?/?(?=tmp/|data/(?!mnist)|[a-z]+\\.(png|html)$)",
        "$1" + Matcher.quoteReplacement(directory + "/"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(Path page) throws IOException {
    Matcher links = LINK.matcher(Files.readString(page));
    while (links.find()) {
      String link = links.group(1);
      if (link.matches("https?:.*")) {
        continue;
      }
      String[] parts = link.split("#", 2);
      Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
      assertTrue(Files.exists(target), page + ": " + link);
      if (parts.length > 1) {
        assertTrue(anchors(target).contains(parts[1]), page + ": " + link);
      }
    }
  }

  private static Set<String> anchors(Path page) throws IOException {
    return Files.readAllLines(page).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(title -> title.replaceAll("[^\\w -]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void flagsExistInTheCommandThatTakesThem(Path page) throws IOException {
    for (String line : Files.readAllLines(page)) {
      Matcher command = Pattern.compile("scripts/csn ([a-z][a-z -]*)").matcher(line);
      if (!line.startsWith("    ") || !command.find()) {
        continue;
      }
      CommandSpec verb = verb(List.of(command.group(1).split(" ")));
      Matcher flags = FLAG.matcher(line.replaceFirst("#.*", ""));
      while (flags.find()) {
        assertTrue(verb.findOption(flags.group()) != null, page + ": " + line);
      }
    }
  }

  private static CommandSpec verb(List<String> words) {
    CommandLine line = CsnCommand.commandLine(new Runs(Path.of("runs")));
    for (String word : words) {
      if (!line.getSubcommands().containsKey(word)) {
        break;
      }
      line = line.getSubcommands().get(word);
    }
    return line.getCommandSpec();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void flagsInTextExist(Path page) throws IOException {
    Set<String> known = new TreeSet<>();
    collect(CsnCommand.commandLine(new Runs(Path.of("runs"))).getCommandSpec(), known);
    try (Stream<Path> scripts = Files.list(Path.of("scripts"))) {
      for (Path script : scripts.toList()) {
        FLAG.matcher(Files.readString(script)).results().forEach(flag -> known.add(flag.group()));
      }
    }
    known.addAll(List.of("--enable-native-access", "--logdir")); // java's and TensorBoard's
    try (Stream<Path> files = Files.walk(Path.of("src/bench"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        FLAG.matcher(Files.readString(file)).results().forEach(flag -> known.add(flag.group()));
      }
    }
    for (String code : code(page)) {
      Matcher flags = FLAG.matcher(code);
      while (flags.find()) {
        assertTrue(known.contains(flags.group()), page + ": " + code);
      }
    }
  }

  private static void collect(CommandSpec spec, Set<String> flags) {
    spec.options().forEach(option -> flags.addAll(List.of(option.names())));
    spec.subcommands().values().forEach(verb -> collect(verb.getCommandSpec(), flags));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void keysOfTheConfigurationExist(Path page) throws IOException {
    JsonNode defaults = JsonMapper.builder().build().valueToTree(ExperimentConfig.DEFAULT);
    Matcher keys = KEY.matcher(Files.readString(page).replaceAll("dev\\.csn\\.[\\w.]+", ""));
    while (keys.find()) {
      if (keys.group().matches("model\\.(zip|json|sha|read|namelist)")) {
        continue;
      }
      JsonNode value = defaults.at("/" + keys.group().replace('.', '/'));
      assertTrue(!value.isMissingNode(), page + ": " + keys.group());
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void filesOfTheProjectExist(Path page) throws IOException {
    Matcher files = PROJECT_FILE.matcher(LINK.matcher(Files.readString(page)).replaceAll(""));
    while (files.find()) {
      assertTrue(Files.exists(Path.of(files.group())), page + ": " + files.group());
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void classesAndPackagesExist(Path page) throws IOException {
    Set<String> classes = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .forEach(name -> classes.add(name.replace(".java", "")));
    }
    for (String code : code(page)) {
      if (code.matches("dev\\.csn(\\.[a-z]+)+")) {
        String path = code.replace('.', '/');
        assertTrue(
            Files.isDirectory(Path.of("src/main/java", path))
                || Files.isDirectory(Path.of("src/spark/main/java", path)),
            page + ": " + code);
      } else if (code.matches("[A-Z][a-z]+[A-Z]\\w*(\\.\\w+)?")) {
        assertTrue(classes.contains(code.replaceFirst("\\..*", "")), page + ": " + code);
      }
    }
  }

  private static List<String> code(Path page) throws IOException {
    return CODE.matcher(Files.readString(page)).results().map(span -> span.group(1)).toList();
  }

  @Test
  void generatedPagesAreFresh() throws IOException {
    for (Map.Entry<String, String> page : GeneratedPages.all().entrySet()) {
      Path file = MANUAL.resolve(page.getKey());
      if (Boolean.getBoolean("csn.manual.write")) {
        Files.writeString(file, page.getValue());
      }
      assertEquals(
          page.getValue(),
          Files.readString(file),
          file + " is stale: mvn test -Dtest=ManualTest -Dcsn.manual.write=true writes it anew");
    }
  }

  @Test
  void theReadmeIsShort() throws IOException {
    assertTrue(Files.readAllLines(Path.of("README.md")).size() <= 150);
  }

  @Test
  void theIndexLeadsToEveryPage() throws IOException {
    String index = Files.readString(MANUAL.resolve("index.md"));
    for (Path page : pages().toList()) {
      String name = page.startsWith(MANUAL) ? MANUAL.relativize(page).toString() : "README.md";
      assertTrue(name.equals("index.md") || index.contains(name + ")"), name);
    }
  }
}
