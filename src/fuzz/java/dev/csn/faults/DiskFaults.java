package dev.csn.faults;

import dev.csn.Trees;
import dev.csn.random.Seed;
import dev.csn.run.RunLeftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Runs each command that writes on a disk with too little room. */
final class DiskFaults {
  private final Scene scene;
  private final Tmpfs disk;
  private final Seed seed;

  DiskFaults(Scene scene, Tmpfs disk, long seed) {
    this.scene = scene;
    this.disk = disk;
    this.seed = new Seed(seed).of("disk");
  }

  /** Runs each command {@code times} times. */
  List<Tally> inflict(int times) throws IOException {
    List<Tally> tallies = new ArrayList<>();
    for (Writer writer : Writer.of(scene)) {
      Tally tally = new Tally("full disk: " + writer.name());
      Answer expected = undisturbed(writer);
      long need = Math.max(1 << 12, size(place()));
      for (int i = 0; i < times; i++) {
        long room = room(need, seed.of(writer.name()).at(i).random());
        tally.add(outcome(writer, expected, room), "number " + i + ", " + room + " bytes left");
      }
      tallies.add(tally);
    }
    return tallies;
  }

  /** Draws the bytes left: from none to enough for some of the files, small values more often. */
  private static long room(long need, SplittableRandom random) {
    return random.nextLong((need >> random.nextInt(11)) + 1);
  }

  private Path place() {
    return disk.path().resolve(Scene.PLACE);
  }

  private void prepare(Writer writer) throws IOException {
    disk.clear();
    Trees.delete(place());
    if (writer.existing() != null) {
      Trees.copy(writer.existing(), place());
    }
  }

  private Answer undisturbed(Writer writer) throws IOException {
    prepare(writer);
    Answer answer = writer.write(scene, place());
    if (answer.exit() != 0) {
      throw new IllegalStateException(writer.name() + ": " + answer);
    }
    return answer;
  }

  private static long size(Path place) throws IOException {
    long size = 0;
    try (Stream<Path> all = Files.walk(place)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        size += Files.size(file);
      }
    }
    return size;
  }

  private Outcome outcome(Writer writer, Answer expected, long room) throws IOException {
    prepare(writer);
    SortedMap<String, String> before = Answer.digests(place());
    disk.leave(room);
    Answer answer = writer.write(scene, place());
    if (answer.exit() == 0 && (!writer.prints() || answer.err().isEmpty())) {
      return answer.files().equals(expected.files())
          ? Outcome.fine(Outcome.RIGHT)
          : Outcome.finding("exit 0, but wrote something else");
    }
    Outcome refused =
        writer.prints() ? Outcome.notKept(answer) : Outcome.refused(answer, List.of(1, 2));
    if (refused.finding() != null) {
      return refused;
    }
    boolean training = writer.name().startsWith("train") || writer.name().equals("study");
    if (!training && !Answer.digests(place()).equals(before)) {
      return Outcome.finding("left something else than there was");
    }
    disk.clear();
    Answer again =
        RunLeftovers.isUnbegun(place())
            ? writer.write(scene, place())
            : writer.writeAgain(scene, place());
    return again.exit() == 0 && again.files().equals(expected.files())
        ? refused
        : Outcome.finding("with room again: " + again + ", expected " + expected.files());
  }
}
