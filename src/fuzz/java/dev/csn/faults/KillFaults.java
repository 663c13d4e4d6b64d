package dev.csn.faults;

import dev.csn.ForkedJvm;
import dev.csn.Main;
import dev.csn.Trees;
import dev.csn.random.Seed;
import dev.csn.run.RunLeftovers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * Kills trainings at random moments, resumes them and compares the runs with an undisturbed one.
 */
final class KillFaults {
  static final String BEFORE = "killed before the run began";
  static final String TRAINING = "killed in training";
  static final String FINAL = "killed in the last writes";

  /** Long enough for 50 kills to meet every part of a training. */
  static final int STEPS = 300;

  private static final Pattern STEP = Pattern.compile("\"step\" ?: ?(\\d+)");

  private final Path home;
  private final Path config;
  private final int steps;
  private final Seed seed;
  private SortedMap<String, String> undisturbed;
  private long milliseconds;

  /**
   * Trains on the dataset of a scene, in its directory.
   *
   * @param steps steps of each training
   */
  KillFaults(Scene scene, long seed, int steps) throws IOException {
    this.steps = steps;
    this.home = Files.createDirectory(scene.home.resolve("kills"));
    this.config = home.resolve("config.json");
    this.seed = new Seed(seed).of("kills");
    Files.writeString(
        config,
        Files.readString(scene.config)
            .replaceAll("\"(steps|evaluateEvery|checkpointEvery)\": \\d+, ?", "")
            .replaceAll("\"checkpointEvery\": \\d+", "\"checkpointEvery\": 10")
            .replace(
                "\"seed\": 1,", "\"seed\": 1, \"steps\": " + steps + ", \"evaluateEvery\": 20,"));
  }

  /**
   * Kills trainings until there were {@code kills} kills.
   *
   * @return a tally for each part of a training
   */
  List<Tally> inflict(int kills, Consumer<String> progress)
      throws IOException, InterruptedException {
    trainUndisturbed();
    Map<String, Tally> tallies = new LinkedHashMap<>();
    for (String stage : List.of(BEFORE, TRAINING, FINAL)) {
      tallies.put(stage, new Tally(stage));
    }
    int made = 0;
    for (int number = 0; made < kills; number++) {
      Path run = home.resolve("run-" + number);
      SplittableRandom random = seed.at(number).random();
      List<String> stages = new ArrayList<>();
      do {
        if (killed(run, random.nextLong(milliseconds))) {
          stages.add(stage(run));
        }
      } while (made + stages.size() < kills && random.nextBoolean());
      Outcome outcome = finish(run);
      for (String stage : stages) {
        tallies.get(stage).add(outcome, "run " + number);
      }
      made += stages.size();
      progress.accept(made + "/" + kills + " kills, " + outcome.kind());
      Trees.delete(run);
    }
    return List.copyOf(tallies.values());
  }

  private void trainUndisturbed() throws IOException, InterruptedException {
    Path run = home.resolve("undisturbed");
    long start = System.nanoTime();
    Outcome outcome = went(start(run).waitFor());
    milliseconds = (System.nanoTime() - start) / 1_000_000;
    if (outcome.finding() != null) {
      throw new IllegalStateException(outcome.finding());
    }
    undisturbed = Answer.digests(run);
  }

  /** Starts a training, or resumes it where there is a checkpoint. */
  private Process start(Path run) throws IOException {
    String[] command =
        !Files.exists(run.resolve("checkpoint.zip"))
                && !Files.exists(run.resolve("checkpoint.previous.zip"))
            ? new String[] {"train", "--quiet", "--config", config.toString(), "--run", "" + run}
            : new String[] {"train", "--quiet", "--resume", "--run", run.toString()};
    return ForkedJvm.likeThisOne()
        .builder(Main.class, command)
        .directory(home.toFile())
        .redirectOutput(home.resolve("out").toFile())
        .redirectError(home.resolve("err").toFile())
        .start();
  }

  /** Kills a training after some milliseconds; false if it had ended before. */
  private boolean killed(Path run, long after) throws IOException, InterruptedException {
    Process process = start(run);
    long start = System.nanoTime();
    boolean over = process.waitFor(after, TimeUnit.MILLISECONDS);
    if (over) { // the machine is faster than it was
      milliseconds = Math.max(1, (System.nanoTime() - start) / 1_000_000);
    }
    process.destroyForcibly();
    int unused = process.waitFor();
    return !over;
  }

  private Outcome went(int exit) throws IOException {
    String err = Files.readString(home.resolve("err"));
    return exit == 0 && err.isEmpty()
        ? Outcome.fine(Outcome.RIGHT)
        : Outcome.finding("exit " + exit + ": " + err);
  }

  private Outcome finish(Path run) throws IOException, InterruptedException {
    Outcome outcome = went(start(run).waitFor());
    if (outcome.finding() != null) {
      return outcome;
    }
    SortedMap<String, String> found = Answer.digests(run);
    List<String> different = new ArrayList<>();
    found.forEach(
        (file, digest) -> {
          if (!digest.equals(undisturbed.get(file))) {
            different.add(file);
          }
        });
    undisturbed.keySet().stream().filter(f -> !found.containsKey(f)).forEach(different::add);
    return different.isEmpty() ? outcome : Outcome.finding("not as undisturbed: " + different);
  }

  private String stage(Path run) throws IOException {
    if (RunLeftovers.isUnbegun(run)) {
      return BEFORE;
    }
    Path checkpoint = run.resolve("checkpoint.zip");
    return Files.exists(checkpoint) && step(checkpoint) == steps ? FINAL : TRAINING;
  }

  private static int step(Path checkpoint) throws IOException {
    try (ZipFile zip = new ZipFile(checkpoint.toFile())) {
      byte[] progress = zip.getInputStream(zip.getEntry("progress.json")).readAllBytes();
      Matcher step = STEP.matcher(new String(progress, StandardCharsets.UTF_8));
      if (!step.find()) {
        throw new IOException(checkpoint + ": has no step");
      }
      return Integer.parseInt(step.group(1));
    }
  }
}
