package dev.csn.model.natives;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Loads the native libraries once and always in the same order, independent of the order in which a
 * command needs them. ND4J and oneDNN are called through JavaCPP, which is configured to load
 * nothing itself.
 */
public final class NativeLibraries {
  /** JavaCPP's property that lets it unpack and load libraries by itself. */
  static final String JAVACPP_LOADS = "org.bytedeco.javacpp.loadlibraries";

  private NativeLibraries() {}

  /** Loads them on first use, because not every command needs them. */
  private static final class Holder {
    private static final Result LOADED = loadAll();
  }

  /** The outcome of loading: every caller gets the same failure. */
  private sealed interface Result {
    /**
     * @param oneDnnProblem empty if oneDNN can be used
     */
    record Loaded(Optional<String> oneDnnProblem) implements Result {}

    record Failed(IOException reason) implements Result {}
  }

  /**
   * Loads the libraries of ND4J, and those of oneDNN if they run here. Must be called before any
   * class of theirs is used.
   *
   * @return the reason why oneDNN cannot be used; empty if it can
   * @throws dev.csn.error.ConfigurationException if this processor cannot run them
   * @throws UncheckedIOException if they cannot be unpacked or loaded; its cause says why and what
   *     to do
   */
  public static Optional<String> load() {
    Processor.requireSupported();
    if (Holder.LOADED instanceof Result.Failed failed) {
      throw new UncheckedIOException(failed.reason);
    }
    return ((Result.Loaded) Holder.LOADED).oneDnnProblem;
  }

  private static Result loadAll() {
    System.setProperty(JAVACPP_LOADS, "false"); // before any of its classes is initialized
    try {
      return new UnpackedLibraries(
              CacheDirectory.of(System.getProperties(), System.getenv()),
              Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath(),
              BundledLibraries.version(),
              BundledLibraries::unpack)
          .use(NativeLibraries::loadAll);
    } catch (IOException e) {
      return new Result.Failed(e);
    }
  }

  private static Result loadAll(Path directory, LibraryList libraries) throws IOException {
    Optional<UnsatisfiedLinkError> failure = load(directory, libraries.nd4j());
    if (failure.isPresent()) {
      throw new IOException(
          failure.get().getMessage()
              + "; maybe its file system forbids programs: "
              + UnpackedLibraries.ADVICE
              + " names another place",
          failure.get());
    }
    if (libraries.oneDnn().isEmpty()) {
      return new Result.Loaded(Optional.of("oneDNN has no build for this platform"));
    }
    return new Result.Loaded(
        load(directory, libraries.oneDnn())
            .map(error -> "oneDNN cannot be loaded: " + error.getMessage()));
  }

  /**
   * Loads libraries one after another. One that others need may fail if the system has its own
   * version. The last one depends on all others, so its failure counts.
   *
   * @return the failure of the last, if it failed
   */
  private static Optional<UnsatisfiedLinkError> load(
      Path directory, List<LibraryList.Library> files) {
    Optional<UnsatisfiedLinkError> failure = Optional.empty();
    for (LibraryList.Library file : files) {
      try {
        System.load(directory.resolve(file.name()).toString());
        failure = Optional.empty();
      } catch (UnsatisfiedLinkError e) {
        failure = Optional.of(e);
      }
    }
    return failure;
  }
}
