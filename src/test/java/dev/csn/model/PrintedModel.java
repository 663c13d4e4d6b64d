package dev.csn.model;

import java.nio.file.Path;
import java.util.Arrays;

/** Prints what commands that need no native code read of a model. */
final class PrintedModel {
  private PrintedModel() {}

  public static void main(String[] args) {
    System.out.println(of(Path.of(args[0])));
  }

  static String of(Path file) {
    return ModelArchive.readDescription(file)
        + " "
        + Arrays.deepToString(ModelArchive.readMasks(file));
  }
}
