package dev.csn.spark;

import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.training.NetworkState;
import dev.csn.training.Rounds;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * A training's partitions on a cluster's machines. Each keeps its network and its data from round
 * to round; a machine that is lost takes nothing along but time, for a round depends on nothing
 * else than the state that it starts from.
 */
final class SparkRounds implements Rounds {
  private final JavaSparkContext context;
  private final JavaRDD<DistantReplica> replicas;
  private final StayUp stay = new StayUp();

  SparkRounds(JavaSparkContext context, ExperimentConfig config, ImageSet dataset) {
    this.context = context;
    int partitions = config.training().partitions();
    String directory = Path.of(config.dataset()).toAbsolutePath().normalize().toString();
    String sha256 = dataset.sha256();
    this.replicas =
        context
            .parallelize(IntStream.range(0, partitions).boxed().toList(), partitions)
            .map(partition -> new DistantReplica(config, directory, sha256, partition))
            .persist(StorageLevel.MEMORY_ONLY());
  }

  @Override
  public List<Rounds.Result> run(NetworkState from, int toStep) {
    Broadcast<NetworkState> state = context.broadcast(from);
    try {
      return replicas.map(replica -> replica.round(state.value(), toStep)).collect();
    } catch (RuntimeException e) {
      throw Failures.of(e);
    } finally {
      state.destroy();
    }
  }

  @Override
  public void close() {
    if (!context.sc().isStopped()) {
      replicas.unpersist();
    }
    stay.close();
  }
}
