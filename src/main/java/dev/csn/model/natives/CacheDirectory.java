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
 * A directory for unpacked libraries of several versions.
 *
 * @param base the directory is used only if this exists; directories below it are created
 * @param ofUser whether it belongs to one user, so that files of other users in it are not trusted
 */
record CacheDirectory(Path base, Path path, boolean ofUser) {
  /** The environment variable that names a directory; the launcher names one beside the jar. */
  static final String VARIABLE = "CSN_NATIVE";

  private static final Path SELF = Path.of("/proc/self");

  /**
   * The candidates on a machine, best first: the directory that the environment variable names,
   * then the operating system's usual cache directory of the user.
   *
   * @param system the properties of the JVM
   */
  static List<CacheDirectory> of(Properties system, Map<String, String> environment) {
    List<CacheDirectory> caches = new ArrayList<>();
    String named = environment.getOrDefault(VARIABLE, "");
    if (!named.isEmpty()) {
      Path path = Path.of(named).toAbsolutePath();
      Path base = path.getParent() == null ? path : path.getParent();
      caches.add(new CacheDirectory(base, path, /* ofUser= */ false));
    }
    String os = system.getProperty("os.name");
    Path home = Path.of(environment.getOrDefault("HOME", system.getProperty("user.home", "")));
    Path xdg = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
    Path local = Path.of(environment.getOrDefault("LOCALAPPDATA", ""));
    if (os.startsWith("Windows")) {
      caches.add(ofUser(local, local));
    } else if (os.startsWith("Mac")) {
      caches.add(ofUser(home, home.resolve("Library/Caches")));
    } else if (xdg.isAbsolute() && xdg.getParent() != null) {
      caches.add(ofUser(xdg.getParent(), xdg));
    } else {
      caches.add(ofUser(home, home.resolve(".cache")));
    }
    return caches.stream().filter(cache -> cache.path.isAbsolute()).toList();
  }

  private static CacheDirectory ofUser(Path base, Path cache) {
    return new CacheDirectory(base, cache.resolve("csn").resolve("native"), /* ofUser= */ true);
  }

  /**
   * Creates the directory.
   *
   * @throws IOException if that fails, or its base is missing
   */
  void create() throws IOException {
    if (!Files.isDirectory(base)) {
      throw new NoSuchFileException(base.toString());
    }
    Files.createDirectories(path);
  }

  /**
   * Whether the libraries of a directory in this cache may be loaded. A cache that the environment
   * variable names is trusted like the jar itself.
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
