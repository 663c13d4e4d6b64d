package dev.csn;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Runs a main class of the tests in a process of its own. */
public final class ForkedJvm {
  private final Predicate<String> onClassPath;
  private final Map<String, String> environment;
  private final List<String> flags;

  private ForkedJvm(
      Predicate<String> onClassPath, Map<String, String> environment, List<String> flags) {
    this.onClassPath = onClassPath;
    this.environment = environment;
    this.flags = flags;
  }

  /** With the class path, heap and environment of the tests. */
  public static ForkedJvm likeThisOne() {
    return new ForkedJvm(jar -> true, Map.of(), List.of());
  }

  /** Without the entries of the class path whose file names start like one of these. */
  public ForkedJvm without(String... prefixes) {
    Predicate<String> kept = file -> Arrays.stream(prefixes).noneMatch(file::startsWith);
    return new ForkedJvm(kept, environment, flags);
  }

  public ForkedJvm environment(Map<String, String> variables) {
    return new ForkedJvm(onClassPath, variables, flags);
  }

  public ForkedJvm flags(String... more) {
    return new ForkedJvm(onClassPath, environment, List.of(more));
  }

  /**
   * What a process left.
   *
   * @param out its standard output
   * @param err its standard error
   */
  public record Result(int exitCode, String out, String err) {}

  /** Waits for the end of a main class. */
  public Result run(Path directory, Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(directory, "out", "");
    Path err = Files.createTempFile(directory, "err", "");
    Process process =
        builder(main, arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    return new Result(
        Hang.exit(process),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  /** A process that has not been started yet. */
  public ProcessBuilder builder(Class<?> main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp", classPath()));
    command.addAll(flags);
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    return builder;
  }

  private String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> onClassPath.test(Path.of(entry).getFileName().toString()))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
