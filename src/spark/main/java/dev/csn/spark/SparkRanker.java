package dev.csn.spark;

import dev.csn.evaluation.QueryValues;
import dev.csn.evaluation.Ranker;
import dev.csn.evaluation.RankingTask;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Ranks on all machines: every one gets the whole gallery, and ranks for some of the queries. An
 * evaluation takes time with the square of its items long before they take too much memory.
 */
final class SparkRanker implements Ranker {
  /** Parts of a work for each core: machines are not of one speed. */
  private static final int PARTS_PER_CORE = 4;

  private final JavaSparkContext context;
  private QueryValues sent;
  private Broadcast<QueryValues> everywhere;

  SparkRanker(JavaSparkContext context) {
    this.context = context;
  }

  @Override
  public double[][] rank(QueryValues values, RankingTask work) {
    if (sent != values) {
      everywhere = context.broadcast(values);
      sent = values;
    }
    Broadcast<QueryValues> there = everywhere;
    int parts = context.defaultParallelism() * PARTS_PER_CORE;
    int queries = Math.max(1, (work.queries() - 1) / parts + 1);
    List<RankingTask> works = work.parts(queries);
    try {
      return RankingTask.join(
          context
              .parallelize(works, works.size())
              .map(part -> there.value().of(part, 1))
              .collect());
    } catch (RuntimeException e) {
      throw Failures.of(e);
    }
  }
}
