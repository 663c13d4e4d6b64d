package dev.csn.model;

import dev.csn.model.natives.NativeLibraries;
import dev.csn.model.onednn.CpuLayers;
import org.nd4j.linalg.factory.Nd4j;

/** The native library for array computations. */
public final class NativeBackend {
  private NativeBackend() {}

  /** The kind of backend, and whether it has oneDNN. */
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
   * The newest instruction set that the kernels may use on this processor, such as {@code avx2}. If
   * they do not report it, the architecture.
   */
  public static String instructionSet() {
    return CpuLayers.best().instructionSet();
  }
}
