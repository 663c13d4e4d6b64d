package dev.csn.model.natives;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The libraries that compute, loaded once and in one order, whatever a command needs first.
 * JavaCPP, through which ND4J and oneDNN are called, is told that they are there.
 */
public final class NativeLibraries {
  /** JavaCPP's property: whether it unpacks and loads libraries by itself. */
  static final String JAVACPP_LOADS = "org.bytedeco.javacpp.loadlibraries";

  private NativeLibraries() {}

  /** Loaded when first asked for: not every command computes. */
  private static final class Holder {
    private static final Result LOADED = loadAll();
  }

  /** The outcome of loading: every caller gets the same failure. */
  private sealed interface Result {
    /**
     * @param oneDnnProblem nothing if oneDNN can be used
     */
    record Loaded(Optional<String> oneDnnProblem) implements Result {}

    record Failed(IOException reason) implements Result {}
  }

  /**
   * Loads the libraries of ND4J, and those of oneDNN if they run here. To be called before any
   * class of theirs is used.
   *
   * @return why oneDNN cannot be used, or nothing if it can
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
              Place.of(System.getProperties(), System.getenv()),
              Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath(),
              BundledLibraries.version(),
              BundledLibraries::unpack)
          .use(NativeLibraries::loadAll);
    } catch (IOException e) {
      return new Result.Failed(e);
    }
  }

  private static Result loadAll(Path directory, Contents contents) throws IOException {
    Optional<UnsatisfiedLinkError> failure = load(directory, contents.nd4j());
    if (failure.isPresent()) {
      throw new IOException(
          failure.get().getMessage()
              + "; maybe its file system forbids programs: "
              + UnpackedLibraries.ADVICE
              + " names another place",
          failure.get());
    }
    if (contents.oneDnn().isEmpty()) {
      return new Result.Loaded(Optional.of("oneDNN has no build for this platform"));
    }
    return new Result.Loaded(
        load(directory, contents.oneDnn())
            .map(error -> "oneDNN cannot be loaded: " + error.getMessage()));
  }

  /**
   * Loads one after the other. One that others need may fail where the system has its own; the last
   * one needs them all.
   *
   * @return the failure of the last, if it failed
   */
  private static Optional<UnsatisfiedLinkError> load(Path directory, List<Contents.Library> files) {
    Optional<UnsatisfiedLinkError> failure = Optional.empty();
    for (Contents.Library file : files) {
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
