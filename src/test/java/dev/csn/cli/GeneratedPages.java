package dev.csn.cli;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.csn.config.ConfigLoader;
import dev.csn.config.ExperimentConfig;
import dev.csn.error.ConfigurationException;
import dev.csn.io.Labeled;
import dev.csn.run.Runs;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual's reference pages that are generated from the code. */
final class GeneratedPages {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private GeneratedPages() {}

  /** Every verb with its description, its flags and its examples. */
  static String commands() {
    StringBuilder page =
        new StringBuilder(
            """
            # Commands

            Generated from the command line's definition. Every verb also takes the common flags below.
            """);
    CommandLine csn = CsnCommand.commandLine(new Runs(Path.of("runs")));
    CommandSpec any = csn.getSubcommands().get("evaluate").getCommandSpec();
    List<OptionSpec> common =
        any.options().stream()
            .filter(
                option ->
                    csn.getSubcommands().values().stream()
                        .allMatch(
                            verb -> verb.getCommandSpec().findOption(option.longestName()) != null))
            .toList();
    page.append("\n## Common flags\n\n");
    table(page, common);
    csn.getSubcommands().values().stream()
        .distinct()
        .filter(verb -> !verb.getCommandSpec().usageMessage().hidden())
        .forEach(verb -> append(page, verb.getCommandSpec(), common));
    return page.toString();
  }

  private static void append(StringBuilder page, CommandSpec spec, List<OptionSpec> common) {
    List<String> known = common.stream().map(OptionSpec::longestName).toList();
    page.append("\n## ").append(spec.qualifiedName()).append("\n\n");
    page.append(text(spec.usageMessage().description())).append("\n\n");
    List<OptionSpec> own =
        spec.options().stream()
            .filter(option -> !option.hidden() && !known.contains(option.longestName()))
            .toList();
    for (PositionalParamSpec parameter : spec.positionalParameters()) {
      page.append("`").append(parameter.paramLabel()).append("`: ");
      page.append(text(parameter.description())).append("\n\n");
    }
    if (!own.isEmpty()) {
      table(page, own);
    }
    String[] footer = spec.usageMessage().footer();
    if (footer.length > 0) {
      page.append("\n    ");
      page.append(
          String.join("\n", footer)
              .strip()
              .lines()
              .map(line -> line.startsWith("  ") ? line.substring(2) : line)
              .collect(Collectors.joining("\n    ")));
      page.append("\n");
    }
    spec.subcommands().values().forEach(verb -> append(page, verb.getCommandSpec(), common));
  }

  private static void table(StringBuilder page, List<OptionSpec> options) {
    page.append("| flag | meaning |\n|---|---|\n");
    for (OptionSpec option : options) {
      String names = Arrays.stream(option.names()).collect(Collectors.joining("`, `"));
      String label = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
      page.append("| `").append(names).append(label.replace("|", "\\|")).append("` | ");
      page.append(escape(text(option.description()))).append(option.required() ? " Required." : "");
      page.append(" |\n");
    }
  }

  private static String text(String[] lines) {
    return String.join(" ", lines).strip().replace("%n", " ").replaceAll("\\s+", " ");
  }

  private static String escape(String text) {
    return text.replace("|", "\\|").replace("<", "\\<");
  }

  /** Every key of the configuration with its default, what it allows and what it means. */
  static String configuration() {
    StringBuilder page =
        new StringBuilder(
            """
            # Configuration

            Generated from the configuration's records.

            A configuration is a JSON file. Keys that are left out keep their defaults, unknown ones are errors.
            `--set training.margin=0.5` overrides one key. Paths are relative to the working directory.

            | key | default | allowed | meaning |
            |---|---|---|---|
            """);
    ObjectNode defaults = JSON.valueToTree(ExperimentConfig.DEFAULT);
    rows(page, "", ExperimentConfig.class, defaults);
    return page.toString();
  }

  private static void rows(StringBuilder page, String prefix, Class<?> type, ObjectNode defaults) {
    for (var component : type.getRecordComponents()) {
      String key = prefix + component.getName();
      if (component.getType().isRecord()) {
        JsonNode inner = defaults.get(component.getName());
        rows(page, key + ".", component.getType(), (ObjectNode) inner);
        continue;
      }
      JsonNode value = defaults.get(component.getName());
      page.append("| `").append(key).append("` | ");
      page.append(value == null || value.isNull() ? "none" : "`" + value.asText() + "`")
          .append(" | ");
      page.append(allowed(key, component.getType())).append(" | ");
      page.append(escape(meaning(key, component.getAccessor()))).append(" |\n");
    }
  }

  private static String meaning(String key, Method accessor) {
    JsonPropertyDescription described = accessor.getAnnotation(JsonPropertyDescription.class);
    if (described == null) {
      throw new AssertionError(key + " has no @JsonPropertyDescription");
    }
    return described.value();
  }

  /** The labels of an enum, or the bounds that numbers far outside are refused with. */
  private static String allowed(String key, Class<?> type) {
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> "`" + ((Labeled) constant).label() + "`")
          .collect(Collectors.joining(", "));
    }
    if (type == boolean.class) {
      return "`true`, `false`";
    }
    if (type == String.class || type == Path.class) {
      return "a path";
    }
    if (type == long.class) {
      return "a whole number";
    }
    boolean whole = type == int.class;
    return Stream.of(whole ? "-2147483648" : "-1e300", whole ? "2147483647" : "1e300")
        .flatMap(far -> refusal(key + "=" + far))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** The bound that a value is refused with, if it is. */
  private static Stream<String> refusal(String assignment) {
    try {
      ConfigLoader.override(ExperimentConfig.DEFAULT, List.of(assignment));
    } catch (ConfigurationException e) {
      Matcher bound = Pattern.compile("must be ([^;]*)").matcher(e.getMessage());
      return bound.find() ? Stream.of(bound.group(1)) : Stream.empty();
    }
    return Stream.empty();
  }

  /** The generated pages by their path in the manual. */
  static Map<String, String> all() {
    return Map.of(
        "reference/commands.md", commands(), "reference/configuration.md", configuration());
  }
}
