package dev.csn.run;

import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.error.Shipped;
import dev.csn.io.FileProblem;
import dev.csn.io.TextLines;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The default directory of runs and its newest run. */
public final class Runs {
  /**
   * Older unfinished links belong to killed trainings. A link cannot be locked while it is created,
   * but that never takes a minute.
   */
  private static final Duration MAX_LINK_AGE = Duration.ofMinutes(1);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  /** Characters: longer than a path can be on any system. */
  private static final int MAX_PATH = 1 << 15;

  private final Path home;
  private final Path latest;

  /** The runs in a directory, which need not exist yet. */
  public Runs(Path home) {
    this.home = home;
    this.latest = home.resolve("latest");
  }

  /** The path of a run or study with a name. */
  public Path named(String name) {
    return home.resolve(name);
  }

  /** A path for a new run of a configuration: {@code <name>-<time>}. */
  public Path fresh(String configName) {
    String name = configName + "-" + TIME.format(LocalDateTime.now(ZoneId.systemDefault()));
    Path place = home.resolve(name);
    for (int i = 2; Files.exists(place); i++) {
      place = home.resolve(name + "-" + i);
    }
    return place;
  }

  /**
   * The newest run.
   *
   * @throws InputException if there is none, or it was deleted
   */
  public Path latest() {
    try {
      if (Files.isSymbolicLink(latest)) {
        return existing(home.resolve(Files.readSymbolicLink(latest)).normalize());
      }
      if (Files.exists(latest)) {
        return existing(home.resolve(written()).normalize());
      }
    } catch (InvalidPathException e) {
      throw new InputException(latest + ": names no path: " + e.getReason(), e);
    } catch (IOException e) {
      throw FileProblem.unreadable(latest, e);
    }
    throw new InputException(
        latest
            + ": no run yet; train one (`csn train --config "
            + Shipped.typed("config/quickstart.json")
            + "`)"
            + " or name one with --run");
  }

  /** The content of the file that replaces the link where links are not possible. */
  private String written() throws IOException {
    try (TextLines lines = TextLines.open(latest, MAX_PATH)) {
      String line = lines.next();
      return line == null ? "" : line.strip();
    }
  }

  private Path existing(Path run) {
    if (!Files.exists(run)) {
      throw new InputException(
          latest + ": names " + run + ", which is gone; name a run with --run");
    }
    return run;
  }

  /**
   * Records a run as the newest, by a symbolic link or, if links are not possible, a file with its
   * path.
   *
   * @throws ConfigurationException if the link cannot be written
   */
  public void setLatest(Path run) {
    Path target = target(run.toAbsolutePath().normalize());
    Path beside = home.resolve(".latest." + ProcessHandle.current().pid());
    try {
      Files.createDirectories(home);
      clearLinks();
      try {
        Files.deleteIfExists(beside);
        link(beside, target);
        Files.move(
            beside, latest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw FileProblem.unwritable(latest, e);
    }
  }

  /** Removes the links of trainings that were killed before their link had its name. */
  private void clearLinks() throws IOException {
    Instant old = Instant.now().minus(MAX_LINK_AGE);
    try (DirectoryStream<Path> links = Files.newDirectoryStream(home, ".latest.[0-9]*")) {
      for (Path link : links) {
        if (link.getFileName().toString().matches("\\.latest\\.\\d+")
            && Files.getLastModifiedTime(link, LinkOption.NOFOLLOW_LINKS)
                .toInstant()
                .isBefore(old)) {
          Files.deleteIfExists(link);
        }
      }
    } catch (NoSuchFileException e) {
      return; // Another training removes it.
    }
  }

  /**
   * The target of the link. It is relative if it then stays valid when the directory of runs is
   * moved.
   */
  private Path target(Path run) {
    Path absoluteHome = home.toAbsolutePath().normalize();
    return run.startsWith(absoluteHome) ? absoluteHome.relativize(run) : run;
  }

  private static void link(Path link, Path target) throws IOException {
    try {
      Files.createSymbolicLink(link, target);
    } catch (UnsupportedOperationException | FileSystemException e) {
      // If links are not the reason, this fails too.
      Files.writeString(link, target + "\n");
    }
  }
}
