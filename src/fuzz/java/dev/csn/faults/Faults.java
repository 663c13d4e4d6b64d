package dev.csn.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code scripts/faults}: injects faults and prints a table of their outcomes. */
@Command(
    name = "scripts/faults",
    description = "Kill trainings, damage files, fill disks; show that nothing is lost or wrong.",
    mixinStandardHelpOptions = true)
final class Faults implements Callable<Integer> {
  @Option(
      names = "--only",
      split = ",",
      paramLabel = "F[,F]...",
      description = "Only some of ${COMPLETION-CANDIDATES}.")
  private List<Kind> only = List.of(Kind.values());

  @Option(names = "--kills", description = "How many trainings to kill (default: 50).")
  private int kills = 50;

  @Option(
      names = "--variants",
      description = "In how many ways to damage each file (default: 1000).")
  private int variants = 1000;

  @Option(names = "--disks", description = "How many full disks for each command (default: 20).")
  private int disks = 20;

  @Option(names = "--seed", description = "Draws all of it (default: 1).")
  private long seed = 1;

  @Option(
      names = "--minutes",
      description = "When to stop damaging files, done or not (default: 120).")
  private int minutes = 120;

  private final long start = System.nanoTime();

  /** Kinds of faults. */
  private enum Kind {
    KILLS,
    DAMAGE,
    DISK,
    UNWRITABLE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final List<Tally> all = new ArrayList<>();

  /** Runs a command line; exits with 1 if there is a finding. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Faults()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    try (Scene scene = new Scene()) {
      for (Kind kind : only) {
        List<Tally> tallies = inflict(kind, scene);
        all.addAll(tallies);
        System.out.println(Tally.table(kind + ", seed " + seed, tallies));
      }
    }
    return all.stream().allMatch(tally -> tally.findings().isEmpty()) ? 0 : 1;
  }

  private List<Tally> inflict(Kind kind, Scene scene) throws IOException, InterruptedException {
    return switch (kind) {
      case KILLS ->
          new KillFaults(scene, seed, KillFaults.STEPS).inflict(kills, System.err::println);
      case DAMAGE -> {
        try (DamageFaults faults = new DamageFaults(scene, seed)) {
          yield faults.inflict(variants, this::goOn);
        }
      }
      case DISK, UNWRITABLE -> onADisk(kind, scene);
    };
  }

  private boolean goOn(List<Tally> tallies) {
    int made = tallies.stream().mapToInt(Tally::total).sum();
    long findings = tallies.stream().mapToLong(tally -> tally.findings().size()).sum();
    System.err.println(made + " variants, " + findings + " findings");
    return System.nanoTime() - start < TimeUnit.MINUTES.toNanos(minutes);
  }

  private List<Tally> onADisk(Kind kind, Scene scene) throws IOException, InterruptedException {
    Optional<Tmpfs> mounted = Tmpfs.mount(scene.home.resolve("disk"));
    if (mounted.isEmpty()) {
      System.err.println(kind + ": left out, no tmpfs can be mounted here; run as root");
      return List.of();
    }
    try (Tmpfs disk = mounted.get()) {
      return kind == Kind.DISK
          ? new DiskFaults(scene, disk, seed).inflict(disks)
          : new UnwritableFaults(scene, disk).inflict();
    }
  }
}
