package dev.csn.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A few faults of each kind; {@code scripts/faults} makes many. */
@Tag("slow")
class FaultsTest {
  private static final long SEED = 1;

  private static Scene scene;

  @BeforeAll
  static void make() throws IOException {
    scene = new Scene();
  }

  @AfterAll
  static void close() throws IOException {
    scene.close();
  }

  private static void assertNoFinding(int faults, List<Tally> tallies) {
    assertEquals(List.of(), tallies.stream().flatMap(t -> t.findings().stream()).toList());
    assertEquals(faults, tallies.stream().mapToInt(Tally::total).sum());
  }

  @Test
  void damagedFilesAreRefusedInALineOrReadRight() throws IOException {
    int variants = 4;
    try (DamageFaults faults = new DamageFaults(scene, SEED)) {
      assertNoFinding(
          variants * Artifacts.of(scene).size(), faults.inflict(variants, tallies -> true));
    }
  }

  @Test
  void killedTrainingsComeToTheSameBytes() throws Exception {
    assertNoFinding(2, new KillFaults(scene, SEED, /* steps= */ 60).inflict(2, told -> {}));
  }

  @Test
  void onAFullDiskNothingIsLostAndALineSaysSo() throws Exception {
    try (Tmpfs disk = disk()) {
      assertNoFinding(Writer.of(scene).size(), new DiskFaults(scene, disk, SEED).inflict(1));
    }
  }

  @Test
  void whatCannotBeWrittenIsToldInALine() throws Exception {
    try (Tmpfs disk = disk()) {
      assertNoFinding(36, new UnwritableFaults(scene, disk).inflict());
    }
  }

  private static Tmpfs disk() throws Exception {
    Optional<Tmpfs> disk = Tmpfs.mount(scene.home.resolve("disk"));
    assumeTrue(disk.isPresent(), "only an administrator can mount a file system");
    return disk.orElseThrow();
  }
}
