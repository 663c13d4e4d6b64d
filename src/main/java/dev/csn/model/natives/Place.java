package dev.csn.model.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * A directory that can hold unpacked libraries, of several versions.
 *
 * @param base exists if the place is to be used; what is missing below it is made
 * @param path the directory
 * @param ofUser whether it is one user's, who trusts no other user's files in it
 */
record Place(Path base, Path path, boolean ofUser) {
  /** The environment variable that names a place, as the launcher does: beside the jar. */
  static final String VARIABLE = "CSN_NATIVE";

  private static final Path SELF = Path.of("/proc/self");

  /**
   * The places of a machine, the first to be preferred: the one that the environment names, and the
   * user's cache by the customs of the system.
   *
   * @param system the properties of the JVM
   */
  static List<Place> of(Properties system, Map<String, String> environment) {
    List<Place> places = new ArrayList<>();
    String named = environment.getOrDefault(VARIABLE, "");
    if (!named.isEmpty()) {
      Path path = Path.of(named).toAbsolutePath();
      Path base = path.getParent() == null ? path : path.getParent();
      places.add(new Place(base, path, /* ofUser= */ false));
    }
    String os = system.getProperty("os.name");
    Path home = Path.of(environment.getOrDefault("HOME", system.getProperty("user.home", "")));
    Path xdg = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
    Path local = Path.of(environment.getOrDefault("LOCALAPPDATA", ""));
    if (os.startsWith("Windows")) {
      places.add(ofUser(local, local));
    } else if (os.startsWith("Mac")) {
      places.add(ofUser(home, home.resolve("Library/Caches")));
    } else if (xdg.isAbsolute() && xdg.getParent() != null) {
      places.add(ofUser(xdg.getParent(), xdg));
    } else {
      places.add(ofUser(home, home.resolve(".cache")));
    }
    return places.stream().filter(place -> place.path.isAbsolute()).toList();
  }

  private static Place ofUser(Path base, Path cache) {
    return new Place(base, cache.resolve("csn").resolve("native"), /* ofUser= */ true);
  }

  /**
   * Makes the directory.
   *
   * @throws IOException if it cannot be, or its base is missing
   */
  void make() throws IOException {
    if (!Files.isDirectory(base)) {
      throw new NoSuchFileException(base.toString());
    }
    Files.createDirectories(path);
  }

  /**
   * Whether the files of a directory in this place may be run. One that is named for all users is
   * trusted like the jar beside it.
   */
  boolean trusts(Path directory) throws IOException {
    if (!ofUser || !Files.exists(directory, LinkOption.NOFOLLOW_LINKS) || !hasPosixOwners()) {
      return true;
    }
    UserPrincipal owner = Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS);
    boolean mine =
        Files.exists(SELF)
            ? owner.equals(Files.getOwner(SELF))
            : owner.getName().equals(System.getProperty("user.name"));
    return mine || owner.getName().equals("root");
  }

  private boolean hasPosixOwners() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
