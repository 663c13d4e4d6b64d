package dev.csn.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Flags for the directory and name of a new dataset. */
final class PlaceOptions {
  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "The dataset directory.")
  private Path output;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The dataset's name (default: the name of the output directory).")
  private @Nullable String name;

  @Option(names = "--force", description = "Replace an existing dataset.")
  private boolean force;

  Path output() {
    return output;
  }

  String name() {
    return name == null ? String.valueOf(output.toAbsolutePath().normalize().getFileName()) : name;
  }

  boolean force() {
    return force;
  }
}
