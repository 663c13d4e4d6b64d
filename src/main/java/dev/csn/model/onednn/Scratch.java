package dev.csn.model.onednn;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.bytedeco.dnnl.memory;

/**
 * Memory for what a sequence needs from one of its primitives to another: given back, it serves
 * again. As primitives run in the order in which they are added, who is added later may have it.
 */
final class Scratch {
  private final Primitives sequence;
  private final List<memory> free = new ArrayList<>();

  Scratch(Primitives sequence) {
    this.sequence = sequence;
  }

  memory take(memory.desc layout) {
    for (Iterator<memory> each = free.iterator(); each.hasNext(); ) {
      memory candidate = each.next();
      if (candidate.get_desc().equals(layout)) {
        each.remove();
        return candidate;
      }
    }
    return sequence.allocate(layout);
  }

  /** From here on in the sequence, its contents are no longer needed. */
  void give(memory used) {
    free.add(used);
  }
}
