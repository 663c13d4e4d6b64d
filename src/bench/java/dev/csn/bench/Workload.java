package dev.csn.bench;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.ref.Reference;
import java.util.function.Supplier;

/** Work to measure in a process of its own, which reads it as JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "workload")
@JsonSubTypes({
  @JsonSubTypes.Type(value = StepWorkload.class, name = "step"),
  @JsonSubTypes.Type(value = EmbedWorkload.class, name = "embed"),
  @JsonSubTypes.Type(value = QualityWorkload.class, name = "quality"),
  @JsonSubTypes.Type(value = SearchWorkload.class, name = "search"),
  @JsonSubTypes.Type(value = EvaluateWorkload.class, name = "evaluate"),
  @JsonSubTypes.Type(value = PrepareWorkload.class, name = "prepare"),
  @JsonSubTypes.Type(value = IndexBuildWorkload.class, name = "index"),
  @JsonSubTypes.Type(value = IndexQueryWorkload.class, name = "indexQuery")
})
sealed interface Workload
    permits StepWorkload,
        EmbedWorkload,
        QualityWorkload,
        SearchWorkload,
        EvaluateWorkload,
        PrepareWorkload,
        IndexBuildWorkload,
        IndexQueryWorkload {
  /** Does the work. */
  Outcome run() throws Exception;

  /** The seconds that a call takes. */
  static double seconds(Supplier<?> work) {
    Object result = null;
    long start = System.nanoTime();
    try {
      result = work.get();
      return (System.nanoTime() - start) / 1e9;
    } finally {
      // The compiler must not drop work whose result nobody uses.
      Reference.reachabilityFence(result);
    }
  }
}
