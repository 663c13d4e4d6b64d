package dev.csn.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a dataset goes. */
final class PlaceOptions {
  @Option(
      names = "--output",
      paramLabel = "DIR",
      required = true,
      description = "The dataset directory.")
  private Path output;

  @Option(names = "--name", paramLabel = "NAME", description = "Default: the output's name.")
  private String name;

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
