package dev.csn.faults;

import dev.csn.Hang;
import dev.csn.Trees;
import dev.csn.faults.Artifacts.Artifact;
import dev.csn.random.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** Damages each file that csn reads in many ways, and runs the commands that read it. */
final class DamageFaults implements AutoCloseable {
  private final Scene scene;
  private final Path pristine;
  private final Seed seed;
  private final List<byte[]> others = new ArrayList<>();
  private final Map<Probe, Answer> expected = new HashMap<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread daemon = new Thread(task, "command");
            daemon.setDaemon(true); // one that hangs must not keep the kit from its end
            return daemon;
          });

  DamageFaults(Scene scene, long seed) throws IOException {
    this.scene = scene;
    this.seed = new Seed(seed).of("damage");
    this.pristine = Files.createTempDirectory("csn-pristine");
    for (Path directory : List.of(scene.run, scene.study)) {
      Trees.copy(directory, pristine.resolve(directory.getFileName()));
    }
    for (Artifact artifact : Artifacts.of(scene)) {
      others.add(Files.readAllBytes(artifact.file()));
    }
  }

  /**
   * Damages each file once, then each again.
   *
   * @param variants of each artifact
   * @param done receives the tallies after each round; returns whether to go on
   */
  List<Tally> inflict(int variants, Predicate<List<Tally>> done) throws IOException {
    List<Artifact> artifacts = Artifacts.of(scene);
    List<Tally> tallies = artifacts.stream().map(a -> new Tally(a.name())).toList();
    for (int i = 0; i < variants; i++) {
      for (int a = 0; a < artifacts.size(); a++) {
        if (!inflict(artifacts.get(a), i, tallies.get(a))) {
          return tallies;
        }
      }
      System.gc(); // networks hold memory outside the heap, where no collector sees how much
      if (!done.test(tallies)) {
        break;
      }
    }
    return tallies;
  }

  /** Tries one variant; false if the command hangs, after which no other can run. */
  private boolean inflict(Artifact artifact, int number, Tally tally) throws IOException {
    SplittableRandom random = seed.of(artifact.name()).at(number).random();
    Probe probe = artifact.probes().get(random.nextInt(artifact.probes().size()));
    var unused = expected(probe);
    byte[] original = Files.readAllBytes(artifact.file());
    Mutation.Variant variant = Mutation.draw(original, swapped(artifact), random);
    variant.putIn(artifact.file());
    String repeat = "variant " + number + " (" + variant.how() + ") read by " + probe;
    try {
      Answer answer = patiently(probe);
      boolean same = Arrays.equals(original, variant.content());
      Outcome outcome = outcome(artifact, variant, probe, answer);
      tally.add(
          same && answer.exit() != 0 ? Outcome.finding("no damage, refused") : outcome, repeat);
    } catch (TimeoutException e) {
      tally.add(Outcome.finding("hangs"), repeat);
      return false;
    }
    Trees.delete(artifact.file());
    Files.write(artifact.file(), original);
    restore(probe);
    return true;
  }

  private Outcome outcome(Artifact artifact, Mutation.Variant variant, Probe probe, Answer answer)
      throws IOException {
    Path file = artifact.file();
    boolean untouched =
        Files.isDirectory(file) || Arrays.equals(Files.readAllBytes(file), variant.content());
    if (probe.changed() == null || !file.startsWith(probe.changed()) || !untouched) {
      return Outcome.damaged(expected(probe), answer, artifact.trusted());
    }
    // A file that the command did not write stays damaged: it is left out.
    String name = probe.changed().relativize(file).toString();
    return Outcome.damaged(expected(probe).without(name), answer.without(name), artifact.trusted());
  }

  private Answer expected(Probe probe) throws IOException {
    Answer known = expected.get(probe);
    if (known == null) {
      known = probe.ask(scene);
      if (known.exit() != 0) {
        throw new IllegalStateException(probe.command() + ": " + known);
      }
      restore(probe);
      expected.put(probe, known);
    }
    return known;
  }

  private void restore(Probe probe) throws IOException {
    if (probe.changed() != null) {
      Trees.delete(probe.changed());
      Trees.copy(pristine.resolve(probe.changed().getFileName()), probe.changed());
    }
  }

  private List<byte[]> swapped(Artifact artifact) throws IOException {
    List<byte[]> contents = new ArrayList<>(others);
    for (Path twin : artifact.twins()) {
      if (Files.exists(twin)) {
        // The likeliest mix-up, so as often as all the others together.
        contents.addAll(Collections.nCopies(others.size(), Files.readAllBytes(twin)));
      }
    }
    return contents;
  }

  private Answer patiently(Probe probe) throws TimeoutException {
    Future<Answer> answer = thread.submit(() -> probe.ask(scene));
    try {
      return answer.get(Hang.MINUTES, TimeUnit.MINUTES);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw new UncheckedIOException(io);
      }
      throw new IllegalStateException(probe.toString(), e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    thread.shutdownNow();
    Trees.delete(pristine);
  }
}
