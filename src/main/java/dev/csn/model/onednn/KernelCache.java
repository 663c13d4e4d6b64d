package dev.csn.model.onednn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Keeps what was made for the last few shapes, and gives up the memory of the rest. */
final class KernelCache<S, K extends AutoCloseable> {
  /** A full batch's and the last one's. */
  private static final int KEPT = 2;

  private final Function<S, K> maker;
  private final Map<S, K> kept = new LinkedHashMap<>(4, 0.75f, /* accessOrder= */ true);

  KernelCache(Function<S, K> maker) {
    this.maker = maker;
  }

  K get(S shape) {
    K known = kept.get(shape);
    if (known != null) {
      return known;
    }
    while (kept.size() >= KEPT) {
      close(kept.remove(kept.keySet().iterator().next()));
    }
    K made = maker.apply(shape);
    kept.put(shape, made);
    return made;
  }

  private void close(K kernels) {
    try {
      kernels.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
