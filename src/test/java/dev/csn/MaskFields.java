package dev.csn;

import java.util.List;
import java.util.stream.Stream;

/** The JSON fields on masks that other programs read, in their order. */
public final class MaskFields {
  private static final List<String> MODEL = List.of("conditions", "embeddingSize");
  private static final List<String> VECTORS = List.of("raw", "active", "effective");
  private static final List<String> FINDINGS =
      List.of(
          "overlap", "sparsity", "dimensions", "dci", "initial", "control", "ablation", "probes");

  /** Of {@code dump-masks}. */
  public static final List<String> DUMP = joined(joined(MODEL, VECTORS), FINDINGS);

  /** Of an evaluation's masks: the same without the vectors. */
  public static final List<String> EVALUATION = joined(MODEL, FINDINGS);

  private MaskFields() {}

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
