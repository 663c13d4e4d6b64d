package dev.csn.model;

import dev.csn.model.natives.NativeLibraries;
import dev.csn.model.onednn.CpuLayers;
import org.nd4j.linalg.factory.Nd4j;

/** The native library that computes. */
public final class NativeBackend {
  private NativeBackend() {}

  /** The backend's kind, and whether it has oneDNN. */
  public static String description() {
    NativeLibraries.load();
    return Nd4j.getBackend().getClass().getSimpleName()
        + " "
        + (CpuLayers.best() == CpuLayers.ONEDNN ? "with oneDNN" : "without oneDNN");
  }

  /** The largest number of threads that it uses. */
  public static int threads() {
    NativeLibraries.load();
    return Nd4j.getEnvironment().maxMasterThreads();
  }

  /**
   * The newest instructions of this processor that the kernels may use, such as {@code avx2}; the
   * architecture where they do not tell.
   */
  public static String instructionSet() {
    return CpuLayers.best().instructionSet();
  }
}
