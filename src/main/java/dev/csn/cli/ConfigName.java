package dev.csn.cli;

import java.nio.file.Path;

/** What is made by a configuration is called after its file. */
final class ConfigName {
  private ConfigName() {}

  /** The file's name without its ending. */
  static String of(Path config) {
    String file = String.valueOf(config.getFileName());
    int dot = file.lastIndexOf('.');
    return dot > 0 ? file.substring(0, dot) : file;
  }
}
