package dev.csn.model.onednn;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Keeps the kernels of the last two shapes and frees the memory of all others. */
final class KernelCache<S, K extends AutoCloseable> {
  // A full batch and the last one, which may be smaller.
  private static final int MAX_KEPT = 2;

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
    for (Iterator<K> oldest = kept.values().iterator(); kept.size() >= MAX_KEPT; ) {
      close(oldest.next());
      oldest.remove();
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
