package dev.csn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.ForkedJvm;
import dev.csn.Hang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What results do not depend on; that they do on threads is shown beside the network. */
@Tag("slow")
class DeterminismTest {
  @TempDir private Path directory;

  @Test
  void everyVerbGivesTheSameBytesWhateverTheJvmIsLikeAndWhereverItRuns() throws Exception {
    Path here = Files.createDirectory(directory.resolve("here"));
    Path there = Files.createDirectories(directory.resolve("far away/there"));
    Path err = directory.resolve("err.txt");
    Process plain = start(here, err);
    Process other =
        start(
            there,
            err,
            "-XX:TieredStopAtLevel=4",
            "-XX:+UseParallelGC",
            "-XX:ActiveProcessorCount=3",
            "-Xshare:off",
            "-Duser.language=de",
            "-Duser.timezone=Asia/Tokyo",
            "-Djdk.serialFilter=!*"); // as scripts/csn: whatever Java would deserialize is refused
    assertEquals(0, Hang.exit(plain), Files.readString(err));
    assertEquals(0, Hang.exit(other), Files.readString(err));
    Map<String, String> expected = TimelessFiles.of(here);
    Map<String, String> found = TimelessFiles.of(there);
    assertEquals(expected.keySet(), found.keySet());
    assertTrue(expected.containsKey("runs/tiny/model.zip"), expected.keySet().toString());
    for (String name : expected.keySet()) {
      assertEquals(expected.get(name), found.get(name), name);
    }
  }

  private static Process start(Path workingDirectory, Path err, String... flags)
      throws IOException {
    return ForkedJvm.likeThisOne()
        .environment(Map.of("OMP_NUM_THREADS", "1"))
        .flags(flags)
        .builder(EveryVerb.class)
        .directory(workingDirectory.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.appendTo(err.toFile()))
        .start();
  }
}
