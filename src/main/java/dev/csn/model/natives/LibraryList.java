package dev.csn.model.natives;

import dev.csn.error.InputException;
import dev.csn.io.AtomicFiles;
import dev.csn.io.Json;
import dev.csn.io.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The libraries of one directory, in the order in which they are loaded.
 *
 * @param nd4j ND4J's, with OpenBLAS and the one OpenMP runtime
 * @param oneDnn further libraries that oneDNN needs; none if it has no build for the platform
 */
record LibraryList(List<Library> nd4j, List<Library> oneDnn) {
  private static final String FILE = "libraries.json";

  LibraryList {
    nd4j = List.copyOf(nd4j);
    oneDnn = List.copyOf(oneDnn);
  }

  /** A file's name and size. */
  record Library(String name, long bytes) {
    boolean isWhole(Path directory) {
      try {
        return Files.size(directory.resolve(name)) == bytes;
      } catch (IOException e) {
        return false;
      }
    }
  }

  /** The libraries of a directory, if all files are present and complete. */
  static Optional<LibraryList> of(Path directory) {
    try {
      Path file = directory.resolve(FILE);
      LibraryList libraries = JsonFile.parse(file, JsonFile.bytes(file), LibraryList.class);
      return Optional.of(libraries)
          .filter(c -> c.files().allMatch(library -> library.isWhole(directory)));
    } catch (InputException e) { // not there, or damaged
      return Optional.empty();
    }
  }

  void writeTo(Path directory) throws IOException {
    AtomicFiles.writeText(directory.resolve(FILE), Json.pretty(this));
  }

  private Stream<Library> files() {
    return Stream.concat(nd4j.stream(), oneDnn.stream());
  }
}
