package dev.csn.model.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.ForkedJvm;
import dev.csn.Hang;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bytedeco.dnnl.engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.factory.Nd4j;

/** Processes that load all libraries, from an empty place at first. */
class NativeLibrariesTest {
  private static final int PROCESSES = 4;

  @TempDir private Path directory;

  /** Computes with both, and prints the OpenMP runtimes that it has loaded. */
  static final class Computation {
    private Computation() {}

    public static void main(String[] arguments) throws IOException {
      try {
        NativeLibraries.load();
      } catch (UncheckedIOException e) {
        System.out.println(e.getCause().getMessage());
        return;
      }
      System.out.println(Nd4j.ones(2, 3).mmul(Nd4j.ones(3, 2)).sumNumber().intValue());
      if (NativeLibraries.load().isEmpty()) {
        new engine(engine.kind.cpu, 0).close();
      }
      Path maps = Path.of("/proc/self/maps");
      if (Files.exists(maps)) {
        try (Stream<String> lines = Files.lines(maps)) {
          lines
              .filter(line -> line.contains("/libgomp"))
              .map(line -> line.substring(line.indexOf('/')))
              .distinct()
              .forEach(System.out::println);
        }
      }
    }
  }

  private ForkedJvm forked(String zone) {
    return ForkedJvm.likeThisOne()
        .flags("-Duser.home=" + directory.resolve("home"))
        .environment(
            Map.of(
                "CSN_NATIVE", directory.resolve("native").toString(),
                "HOME", directory.resolve("home").toString(),
                "TZ", zone));
  }

  /** Inode and times of all files. */
  private Map<Path, String> files() throws IOException {
    Map<Path, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(directory.resolve("native"))) {
      for (Path file : all.filter(f -> !f.endsWith(".lock")).toList()) {
        files.put(file, Files.readAttributes(file, "unix:ino,size,lastModifiedTime").toString());
      }
    }
    return files;
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void processesThatStartTogetherInAnyZoneUnpackOnceAndNobodyWritesAgain() throws Exception {
    Files.createDirectory(directory.resolve("home"));
    List<Process> processes = new ArrayList<>();
    try {
      for (int i = 0; i < PROCESSES; i++) {
        processes.add(
            forked(i % 2 == 0 ? "UTC" : "Asia/Kathmandu")
                .builder(Computation.class)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out" + i).toFile())
                .start());
      }
      for (Process process : processes) {
        assertTrue(process.waitFor(Hang.MINUTES, TimeUnit.MINUTES), "still running");
      }
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
    for (int i = 0; i < PROCESSES; i++) {
      String out = Files.readString(directory.resolve("out" + i));
      assertEquals(0, processes.get(i).exitValue(), out);
      assertTrue(out.startsWith("12\n"), out);
      assertTrue(out.lines().count() <= 2, out); // one OpenMP runtime
    }
    Map<Path, String> once = files();
    ForkedJvm.Result later = forked("America/New_York").run(directory, Computation.class);
    assertEquals(0, later.exitCode(), later.err());
    assertEquals(once, files());
    assertFalse(Files.exists(directory.resolve("home/.javacpp")), "JavaCPP's own cache");
  }

  @Test
  void wantOfAPlaceIsToldWithWhatIsNeeded() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "in the way");
    ForkedJvm.Result result =
        ForkedJvm.likeThisOne()
            .flags("-Djava.io.tmpdir=" + file, "-Duser.home=" + file)
            .environment(
                Map.of(
                    "CSN_NATIVE", file.resolve("native").toString(),
                    "HOME", file.toString(),
                    "XDG_CACHE_HOME", "",
                    "LOCALAPPDATA", file.toString()))
            .run(directory, Computation.class);
    String out = result.out();
    assertTrue(out.startsWith("no place for 490 MB of native libraries: " + file), out);
    assertTrue(out.endsWith("make room, or name another place: CSN_NATIVE=DIR\n"), out);
    assertEquals("", result.err());
  }
}
