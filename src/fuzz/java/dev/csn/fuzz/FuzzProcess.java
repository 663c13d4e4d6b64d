package dev.csn.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Coverage-guided fuzzing by Jazzer (github.com/CodeIntelligenceTesting/jazzer) in a process of its
 * own, always from the same seed.
 */
final class FuzzProcess {
  /** Where files that are read and written a thousand times a second touch no disk. */
  private static final Path MEMORY = Path.of("/dev/shm");

  private final Path directory;
  private final List<String> limit;

  /**
   * Fuzzing that keeps all it makes in a directory.
   *
   * @param limit what ends it if no finding does, as libFuzzer has it: {@code -runs=N} or {@code
   *     -max_total_time=SECONDS}
   */
  FuzzProcess(Path directory, String... limit) {
    this.directory = directory;
    this.limit = List.of(limit);
  }

  /** Fuzzes one reader. */
  FuzzResult run(Reader reader) throws IOException, InterruptedException {
    Path home = home(reader.label());
    writeSeeds(home, reader, false);
    return run(home, "--target_args=" + reader.name());
  }

  /** Fuzzes all readers at once. */
  FuzzResult runAll() throws IOException, InterruptedException {
    Path home = home("all");
    for (Reader reader : Reader.values()) {
      writeSeeds(home, reader, true);
    }
    return run(home);
  }

  private Path home(String name) throws IOException {
    Path home = directory.resolve(name).toAbsolutePath();
    Files.createDirectories(home.resolve("corpus"));
    Files.createDirectories(home.resolve("findings"));
    return home;
  }

  private static void writeSeeds(Path home, Reader reader, boolean forAll) throws IOException {
    Target target = reader.target(Files.createTempDirectory("csn-fuzz"));
    List<byte[]> seeds = target.seeds();
    for (int i = 0; i < seeds.size(); i++) {
      byte[] seed = forAll ? FuzzEntry.forAll(reader, seeds.get(i)) : seeds.get(i);
      Files.write(home.resolve("corpus").resolve("seed-" + reader.label() + "-" + i), seed);
    }
  }

  private FuzzResult run(Path home, String... arguments) throws IOException, InterruptedException {
    Path log = home.resolve("log.txt");
    List<String> command = command(home);
    command.addAll(List.of(arguments));
    command.addAll(limit);
    command.add(home.resolve("corpus").toString());
    Process process =
        new ProcessBuilder(command)
            .directory(Path.of("").toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      int exit = process.waitFor();
      return FuzzResult.of(Files.readString(log), exit);
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> command(Path home) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1500m", "-Djava.awt.headless=true"));
    if (Files.isWritable(MEMORY)) {
      command.add("-Djava.io.tmpdir=" + MEMORY);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("com.code_intelligence.jazzer.Jazzer");
    command.add("--target_class=" + FuzzEntry.class.getName());
    command.add("--instrumentation_includes=dev.csn.**");
    command.add("--instrumentation_excludes=dev.csn.fuzz.**");
    command.add("--custom_hook_includes=dev.csn.**"); // in libraries they cost minutes
    command.add("--reproducer_path=" + home.resolve("findings"));
    command.add("-artifact_prefix=" + home.resolve("findings") + "/");
    command.addAll(List.of("-seed=1", "-max_len=4096", "-timeout=20", "-print_final_stats=1"));
    return command;
  }
}
