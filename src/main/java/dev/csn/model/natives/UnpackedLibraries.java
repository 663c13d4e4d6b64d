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
 * Directories of unpacked libraries, named by their versions. Each is written completely, then
 * renamed, and afterwards only read, so that no process rewrites a file that another one has
 * loaded.
 */
final class UnpackedLibraries {
  /** The advice in messages that users should choose a directory. */
  static final String ADVICE = CacheDirectory.VARIABLE + "=DIR";

  private static final Logger LOG = LoggerFactory.getLogger(UnpackedLibraries.class);

  /** The size of all libraries on Linux x86-64, the platform with the largest. */
  private static final int MEGABYTES = 490;

  private final List<CacheDirectory> caches;
  private final Path temporary;
  private final String name;
  private final Source source;

  /**
   * Libraries that may be unpacked already.
   *
   * @param caches the first is preferred
   * @param temporary the system's directory of temporary files
   * @param name of the directory of this version
   */
  UnpackedLibraries(List<CacheDirectory> caches, Path temporary, String name, Source source) {
    this.caches = caches;
    this.temporary = temporary;
    this.name = name;
    this.source = source;
  }

  /** Packed libraries. */
  @FunctionalInterface
  interface Source {
    LibraryList unpack(Path directory) throws IOException;
  }

  /** Loads the libraries. Their files exist until this returns. */
  @FunctionalInterface
  interface Use<T> {
    T of(Path directory, LibraryList libraries) throws IOException;
  }

  /**
   * Uses the libraries in the first cache that has them. Else unpacks them into the first writable
   * cache, or else into a temporary directory that is removed afterwards: a loaded library needs no
   * file.
   *
   * @throws IOException if there is no room for them; the message names all directories tried
   */
  <T> T use(Use<T> use) throws IOException {
    for (CacheDirectory cache : caches) {
      Path directory = cache.path().resolve(name);
      Optional<LibraryList> libraries = trusted(cache, directory);
      if (libraries.isPresent()) {
        return use.of(directory, libraries.get());
      }
    }
    List<String> problems = new ArrayList<>();
    if (caches.isEmpty()) {
      problems.add("no home directory");
    }
    for (CacheDirectory cache : caches) {
      Path directory = cache.path().resolve(name);
      LibraryList libraries;
      try {
        libraries = unpack(cache, directory);
      } catch (IOException e) {
        problems.add(cache.path() + ": " + FileProblem.reason(e));
        continue;
      }
      return use.of(directory, libraries);
    }
    return useOnce(problems, use);
  }

  private <T> T useOnce(List<String> problems, Use<T> use) throws IOException {
    try (StagedDirectory directory = temporaryDirectory(problems)) {
      LibraryList libraries;
      try {
        libraries = source.unpack(directory.path());
      } catch (IOException e) {
        throw noPlace(problems, e);
      }
      LOG.warn(
          "native libraries, {} MB, are unpacked anew by each command ({}); {} names a place to"
              + " keep them",
          MEGABYTES,
          String.join("; ", problems),
          ADVICE);
      return use.of(directory.path(), libraries);
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

  private static Optional<LibraryList> trusted(CacheDirectory cache, Path directory)
      throws IOException {
    return cache.trusts(directory) ? LibraryList.of(directory) : Optional.empty();
  }

  private LibraryList unpack(CacheDirectory cache, Path directory) throws IOException {
    cache.create();
    if (!cache.trusts(directory)) {
      throw new FileSystemException(directory.toString(), null, "belongs to another user");
    }
    // Of two processes that start together, one unpacks and the other waits.
    try (FileChannel lock =
        FileChannel.open(
            cache.path().resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      lock.lock();
      Optional<LibraryList> unpacked = LibraryList.of(directory);
      if (unpacked.isPresent()) {
        return unpacked.get();
      }
      StagedDirectory.remove(directory); // lacks files, or parts of them
      try (StagedDirectory staged = StagedDirectory.beside(directory)) {
        LibraryList libraries = source.unpack(staged.path());
        libraries.writeTo(staged.path());
        staged.commit();
        return libraries;
      }
    }
  }
}
