package dev.csn.faults;

import dev.csn.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Runs each command that writes on places that cannot be written to. */
final class UnwritableFaults {
  private final Scene scene;
  private final Tmpfs disk;

  UnwritableFaults(Scene scene, Tmpfs disk) {
    this.scene = scene;
    this.disk = disk;
  }

  List<Tally> inflict() throws IOException, InterruptedException {
    List<Tally> tallies = new ArrayList<>();
    for (Writer writer : Writer.of(scene)) {
      Tally tally = new Tally("unwritable: " + writer.name());
      Path place = disk.path().resolve(Scene.PLACE);
      disk.clear();
      Trees.delete(place);
      if (writer.existing() != null) {
        Trees.copy(writer.existing(), place);
      }
      disk.readOnly(true);
      try {
        tally.add(outcome(writer, place), "on a read-only disk");
      } finally {
        disk.readOnly(false);
      }
      if (writer.existing() == null) {
        Path file = Files.writeString(scene.fresh("file"), "mine");
        tally.add(outcome(writer, file.resolve("below")), "below a file");
        if (!writer.name().endsWith("--output")) { // those replace files
          tally.add(outcome(writer, file), "a file in its place");
        }
        Path full = Files.createDirectory(scene.fresh("full"));
        Files.writeString(full.resolve("mine.txt"), "mine");
        tally.add(outcome(writer, full), "a directory of other files in its place");
      }
      tallies.add(tally);
    }
    return tallies;
  }

  private Outcome outcome(Writer writer, Path place) throws IOException {
    SortedMap<String, String> before = Answer.digests(place.getParent());
    Answer answer = writer.write(scene, place);
    if (!Answer.digests(place.getParent()).equals(before)) {
      return Outcome.finding("something was changed");
    }
    return writer.prints() ? Outcome.notKept(answer) : Outcome.refused(answer, List.of(2));
  }
}
