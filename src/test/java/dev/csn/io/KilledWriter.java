package dev.csn.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.ForkedJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes to a place in a process of its own, which is killed at a chosen moment. */
public final class KilledWriter {
  /** The moment at which the process waits. */
  public enum Moment {
    /** A directory is half filled. */
    FILLING,
    /** Of a directory that never stops being filled. */
    FILLING_ON,
    /** The former directory is out of its place, and the new one not in it yet. */
    REPLACING,
    /** A file is half written. */
    FILE
  }

  private KilledWriter() {}

  /** Starts a process and waits until it has come to the moment. */
  public static Process at(Moment moment, Path place) throws IOException {
    Process process =
        ForkedJvm.likeThisOne()
            .builder(KilledWriter.class, moment.name(), place.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertEquals("ready", line(process.getInputStream()));
    return process;
  }

  @SuppressWarnings("resource") // The stream is open as long as the process lives.
  private static String line(InputStream stream) throws IOException {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)).readLine();
  }

  /** Kills such a process, as the system does when memory runs out. */
  public static void kill(Moment moment, Path place) throws IOException, InterruptedException {
    Process process = at(moment, place);
    var unused = process.destroyForcibly().waitFor();
  }

  public static void main(String[] arguments) throws IOException {
    Path place = Path.of(arguments[1]);
    Moment moment = Moment.valueOf(arguments[0]);
    if (moment == Moment.FILE) {
      AtomicFiles.write(
          place,
          out -> {
            out.write('x');
            waitForEnd();
          });
      return;
    }
    try (StagedDirectory staged = StagedDirectory.beside(place)) {
      Path sub = Files.createDirectory(staged.path().resolve("sub"));
      Files.writeString(sub.resolve("a"), "new");
      switch (moment) {
        case FILLING_ON -> fillOn(staged.path());
        case REPLACING -> {
          staged.moveAside();
          waitForEnd();
        }
        default -> waitForEnd();
      }
      staged.commit();
    }
  }

  private static void waitForEnd() throws IOException {
    System.out.println("ready");
    var unused = System.in.read();
  }

  private static void fillOn(Path directory) throws IOException {
    for (int i = 0; ; i++) {
      Path sub = Files.createDirectory(directory.resolve("sub-" + i));
      Files.writeString(sub.resolve("a"), "new");
      if (i == 100) {
        System.out.println("ready");
      }
    }
  }
}
