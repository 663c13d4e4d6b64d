package dev.csn.model.natives;

import dev.csn.io.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.ClassProperties;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.presets.javacpp;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;

/** The libraries in the jars, found there by JavaCPP for this platform. */
final class BundledLibraries {
  /**
   * The classes that use ND4J's libraries, in loading order. They are loaded before oneDNN's,
   * because they bring the OpenMP runtime.
   */
  private static final List<Class<?>> ND4J =
      List.of(
          javacpp.class,
          org.bytedeco.openblas.presets.openblas_nolapack.class,
          org.bytedeco.openblas.presets.openblas.class,
          Nd4jCpu.class);

  private static final List<Class<?>> ONE_DNN =
      List.of(org.bytedeco.opencl.presets.OpenCL.class, org.bytedeco.dnnl.global.dnnl.class);

  /** A resource that the build writes. */
  private static final String VERSIONS = "versions.txt";

  private static final int VERSION_LENGTH = 16; // hexadecimal: 64 bits tell any versions apart

  private final Path directory;

  /** The file that each resource was unpacked into. */
  private final Map<String, Path> unpacked = new LinkedHashMap<>();

  private BundledLibraries(Path directory) {
    this.directory = directory;
  }

  /** A digest of the libraries' versions, as a directory name. */
  static String version() throws IOException {
    try (InputStream versions = BundledLibraries.class.getResourceAsStream(VERSIONS)) {
      return Sha256.of(versions.readAllBytes()).substring(0, VERSION_LENGTH);
    }
  }

  /**
   * Unpacks all libraries into an empty directory.
   *
   * @throws IOException if they cannot be written
   */
  static LibraryList unpack(Path directory) throws IOException {
    BundledLibraries libraries = new BundledLibraries(directory);
    Loader.getPlatform(); // initializes JavaCPP while it may load nothing
    System.clearProperty(NativeLibraries.JAVACPP_LOADS); // as it looks for a build only if it may
    try {
      return new LibraryList(libraries.unpack(ND4J), libraries.unpack(ONE_DNN));
    } finally {
      System.setProperty(NativeLibraries.JAVACPP_LOADS, "false");
    }
  }

  private List<LibraryList.Library> unpack(List<Class<?>> users) throws IOException {
    List<LibraryList.Library> libraries = new ArrayList<>();
    for (Class<?> user : users) {
      ClassProperties properties =
          Loader.loadProperties(user, Loader.loadProperties(), /* inherit= */ true);
      List<String> names = new ArrayList<>(properties.get("platform.preload"));
      names.addAll(properties.get("platform.link"));
      names.add(properties.getProperty("platform.library"));
      for (String name : names) {
        for (String resource : resources(user, properties, name)) {
          add(user, resource, libraries);
        }
      }
    }
    return libraries;
  }

  /**
   * The first jar entry with a library of that name, if there is one: {@code
   * /org/bytedeco/.../libx.so.0}, followed by {@code #liby.so.0} if it must be unpacked under that
   * name.
   */
  private static List<String> resources(Class<?> user, ClassProperties properties, String name) {
    return Stream.of(Loader.findLibrary(user, properties, name))
        .map(Object::toString)
        .filter(url -> url.startsWith("jar:"))
        .map(url -> url.substring(url.indexOf("!/") + 1))
        .limit(1)
        .toList();
  }

  private void add(Class<?> user, String found, List<LibraryList.Library> libraries)
      throws IOException {
    int rename = found.indexOf('#');
    String resource = rename < 0 ? found : found.substring(0, rename);
    String name = found.substring(Math.max(found.lastIndexOf('/'), rename) + 1);
    Path file = directory.resolve(name);
    if (Files.exists(file)) {
      return; // of another user, or another jar's build of the same library
    }
    Path same = unpacked.putIfAbsent(resource, file);
    if (same == null) {
      try (InputStream in = user.getResourceAsStream(resource)) {
        Files.copy(in, file);
      }
    } else {
      linkOrCopy(same, file);
    }
    libraries.add(new LibraryList.Library(name, Files.size(file)));
  }

  /** Links a file to a second name, or copies it if links are not possible. */
  private static void linkOrCopy(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (IOException | UnsupportedOperationException e) { // not every file system has links
      Files.copy(from, to);
    }
  }
}
