package dev.csn.model;

import org.nd4j.linalg.factory.Nd4j;

/** The native library that networks compute with. */
public final class NativeBackend {
  private NativeBackend() {}

  /** Its kind and what it was built with. */
  public static String description() {
    Processor.requireSupported();
    String build = Nd4j.getBackend().buildInfo();
    return Nd4j.getBackend().getClass().getSimpleName()
        + " "
        + (build.contains("HAVE_ONEDNN") ? "with oneDNN" : "without oneDNN");
  }

  /** The threads that it uses at most. */
  public static int threads() {
    return Nd4j.getEnvironment().maxMasterThreads();
  }
}
