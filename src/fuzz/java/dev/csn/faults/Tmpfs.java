package dev.csn.faults;

import dev.csn.Hang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A small file system of its own, which only an administrator can have. */
public final class Tmpfs implements AutoCloseable {
  private static final int MEBIBYTES = 64;

  private final Path path;

  private Tmpfs(Path path) {
    this.path = path;
  }

  /** Nothing where none can be mounted. */
  public static Optional<Tmpfs> mount(Path directory) throws IOException, InterruptedException {
    Files.createDirectories(directory);
    return run("mount", "-t", "tmpfs", "-o", "size=" + MEBIBYTES + "m", "csn", "" + directory)
        ? Optional.of(new Tmpfs(directory))
        : Optional.empty();
  }

  public Path path() {
    return path;
  }

  /** Leaves so much room. */
  public void leave(long bytes) throws IOException {
    Path filler = filler();
    Files.deleteIfExists(filler);
    long free = Files.getFileStore(path).getUsableSpace();
    byte[] block = new byte[1 << 12];
    try (var out = Files.newOutputStream(filler)) {
      for (long left = free - bytes; left > 0; left -= block.length) {
        out.write(block, 0, (int) Math.min(block.length, left));
      }
    }
  }

  /** Makes room again. */
  public void clear() throws IOException {
    Files.deleteIfExists(filler());
  }

  private Path filler() {
    return path.resolve("filler");
  }

  void readOnly(boolean yes) throws IOException, InterruptedException {
    if (!run("mount", "-o", "remount," + (yes ? "ro" : "rw"), path.toString())) {
      throw new IOException(path + ": cannot be mounted again");
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      return false; // no such command here
    }
    return Hang.exit(process) == 0;
  }

  @Override
  public void close() throws IOException {
    try {
      if (!run("umount", path.toString()) && !run("umount", "-l", path.toString())) {
        throw new IOException(path + ": cannot be unmounted");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
