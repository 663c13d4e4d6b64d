package dev.csn.model.natives;

import dev.csn.io.FileProblem;
import dev.csn.io.StagedDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Directories of unpacked libraries, named by their versions. Each is written whole beside its
 * place and renamed; from then on it is only read. So no process rewrites a file that another runs.
 */
final class UnpackedLibraries {
  /** How users name a place of their own. */
  static final String ADVICE = Place.VARIABLE + "=DIR";

  private static final Logger LOG = LoggerFactory.getLogger(UnpackedLibraries.class);

  /** Of Linux on x86-64, where they are largest. */
  private static final int MEGABYTES = 490;

  private final List<Place> places;
  private final Path temporary;
  private final String name;
  private final Source source;

  /**
   * Libraries that may be unpacked already.
   *
   * @param places the first is preferred
   * @param temporary the system's directory of temporary files
   * @param name of the directory of this version
   */
  UnpackedLibraries(List<Place> places, Path temporary, String name, Source source) {
    this.places = places;
    this.temporary = temporary;
    this.name = name;
    this.source = source;
  }

  /** Packed libraries. */
  @FunctionalInterface
  interface Source {
    Contents unpack(Path directory) throws IOException;
  }

  /** Whoever needs the libraries, while they are sure to be there. */
  @FunctionalInterface
  interface Use<T> {
    T of(Path directory, Contents contents) throws IOException;
  }

  /**
   * Uses the libraries in the first place that has them, else in the first that takes them, else in
   * a temporary directory, which is removed afterwards: what is loaded needs no name.
   *
   * @throws IOException if there is no place for them; the message names all that were tried
   */
  <T> T use(Use<T> use) throws IOException {
    for (Place place : places) {
      Path directory = place.path().resolve(name);
      Optional<Contents> contents = trusted(place, directory);
      if (contents.isPresent()) {
        return use.of(directory, contents.get());
      }
    }
    List<String> problems = new ArrayList<>();
    if (places.isEmpty()) {
      problems.add("no home directory");
    }
    for (Place place : places) {
      Path directory = place.path().resolve(name);
      Contents contents;
      try {
        contents = unpack(place, directory);
      } catch (IOException e) {
        problems.add(place.path() + ": " + FileProblem.reason(e));
        continue;
      }
      return use.of(directory, contents);
    }
    return useOnce(problems, use);
  }

  private <T> T useOnce(List<String> problems, Use<T> use) throws IOException {
    try (StagedDirectory directory = temporaryDirectory(problems)) {
      Contents contents;
      try {
        contents = source.unpack(directory.path());
      } catch (IOException e) {
        throw noPlace(problems, e);
      }
      LOG.warn(
          "native libraries, {} MB, are unpacked anew by each command ({}); {} names a place to"
              + " keep them",
          MEGABYTES,
          String.join("; ", problems),
          ADVICE);
      return use.of(directory.path(), contents);
    }
  }

  private StagedDirectory temporaryDirectory(List<String> problems) throws IOException {
    try {
      return StagedDirectory.beside(temporary.resolve("csn-native"));
    } catch (IOException e) {
      throw noPlace(problems, e);
    }
  }

  private IOException noPlace(List<String> problems, IOException last) {
    List<String> all = new ArrayList<>(problems);
    all.add(temporary + ": " + FileProblem.reason(last));
    return new IOException(
        "no place for "
            + MEGABYTES
            + " MB of native libraries: "
            + String.join("; ", all)
            + "; make room, or name another place: "
            + ADVICE,
        last);
  }

  private static Optional<Contents> trusted(Place place, Path directory) throws IOException {
    return place.trusts(directory) ? Contents.of(directory) : Optional.empty();
  }

  private Contents unpack(Place place, Path directory) throws IOException {
    place.make();
    if (!place.trusts(directory)) {
      throw new FileSystemException(directory.toString(), null, "belongs to another user");
    }
    // Of two processes that start together, one unpacks and the other waits.
    try (FileChannel lock =
        FileChannel.open(
            place.path().resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock.lock();
      Optional<Contents> unpacked = Contents.of(directory);
      if (unpacked.isPresent()) {
        return unpacked.get();
      }
      StagedDirectory.remove(directory); // lacks files, or parts of them
      try (StagedDirectory staged = StagedDirectory.beside(directory)) {
        Contents contents = source.unpack(staged.path());
        contents.writeTo(staged.path());
        staged.commit();
        return contents;
      }
    }
  }
}
