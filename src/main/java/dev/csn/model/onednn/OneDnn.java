package dev.csn.model.onednn;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.stream;

/** oneDNN on this machine's processor. */
final class OneDnn {
  private OneDnn() {}

  /** Made when first asked for: not every command computes. */
  private static final class Holder {
    private static final engine CPU = new engine(engine.kind.cpu, 0);
  }

  /** The newest instructions that kernels are made of; the environment may ask for older ones. */
  static String instructionSet() {
    return dnnl.get_effective_cpu_isa().toString();
  }

  static engine cpu() {
    return Holder.CPU;
  }

  /** A queue of work; on a processor it is worked off as it is filled. */
  static stream newStream() {
    return new stream(cpu());
  }
}
