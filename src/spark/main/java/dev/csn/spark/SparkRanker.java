package dev.csn.spark;

import dev.csn.evaluation.QueryValues;
import dev.csn.evaluation.Ranker;
import dev.csn.evaluation.RankingTask;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * Ranks on all machines. Each gets the whole gallery and some of the queries. The gallery fits into
 * each machine's memory: time grows with the square of the items and is the limit first.
 */
final class SparkRanker implements Ranker {
  /** Parts per core. Several even out the machines' different speeds. */
  private static final int PARTS_PER_CORE = 4;

  private final JavaSparkContext context;
  private @Nullable QueryValues sent;
  private @Nullable Broadcast<QueryValues> everywhere;

  SparkRanker(JavaSparkContext context) {
    this.context = context;
  }

  @Override
  public double[][] rank(QueryValues values, RankingTask work) {
    Broadcast<QueryValues> there = everywhere;
    if (there == null || sent != values) {
      there = context.broadcast(values);
      everywhere = there;
      sent = values;
    }
    Broadcast<QueryValues> broadcast = there;
    int parts = context.defaultParallelism() * PARTS_PER_CORE;
    int queries = Math.max(1, (work.queries() - 1) / parts + 1);
    List<RankingTask> works = work.parts(queries);
    try {
      return RankingTask.join(
          context
              .parallelize(works, works.size())
              .map(part -> broadcast.value().of(part, 1))
              .collect());
    } catch (RuntimeException e) {
      throw Failures.of(e);
    }
  }
}
