package dev.csn.cli;

import dev.csn.Hang;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Runs {@code Main} in a virtual machine of its own, in a working directory of its own. */
final class ForkedCsn {
  private static final List<String> NATIVE =
      List.of("nd4j", "deeplearning4j", "javacpp", "openblas");

  private final Path directory;
  private final String classPath;

  private ForkedCsn(Path directory, Predicate<String> jars) {
    this.directory = directory;
    this.classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.endsWith("test-classes"))
            .filter(jars)
            .collect(Collectors.joining(File.pathSeparator));
  }

  static ForkedCsn in(Path directory) {
    return new ForkedCsn(directory, jar -> true);
  }

  /** With none of the libraries that compute in native code, nor what calls them. */
  static ForkedCsn withoutNativeLibraries(Path directory) {
    return new ForkedCsn(
        directory, jar -> NATIVE.stream().noneMatch(new File(jar).getName()::contains));
  }

  Csn.Result run(Object... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile(directory, "out", ".txt");
    Path err = Files.createTempFile(directory, "err", ".txt");
    Process process =
        builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    Csn.Result result =
        new Csn.Result(Hang.exit(process), Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    return result;
  }

  /** The process, not started yet. */
  ProcessBuilder builder(Object... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                "dev.csn.Main"));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new ProcessBuilder(command).directory(directory.toFile());
  }
}
