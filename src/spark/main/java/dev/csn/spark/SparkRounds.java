package dev.csn.spark;

import dev.csn.config.ExperimentConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.training.NetworkState;
import dev.csn.training.Partition;
import dev.csn.training.Rounds;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * Local SGD on a cluster. Each partition keeps its network and its data from round to round. A lost
 * machine costs only time, because a round depends only on its initial state.
 */
final class SparkRounds implements Rounds {
  private final JavaSparkContext context;
  private final JavaRDD<CachedReplica> replicas;
  private final ShutdownDelay delay = new ShutdownDelay();

  SparkRounds(JavaSparkContext context, ExperimentConfig config, ImageSet dataset) {
    this.context = context;
    int partitions = config.training().partitions();
    String directory = Path.of(config.dataset()).toAbsolutePath().normalize().toString();
    String sha256 = dataset.sha256();
    this.replicas =
        context
            .parallelize(IntStream.range(0, partitions).boxed().toList(), partitions)
            .map(partition -> new CachedReplica(config, directory, sha256, partition))
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
    delay.close();
  }

  /**
   * A partition's replica in a machine's block cache. Only its description is sent to another
   * machine, which reads the replica again.
   */
  static final class CachedReplica implements Serializable {
    private static final long serialVersionUID = 1;

    private final ExperimentConfig config;
    private final String dataset;
    private final String sha256;
    private final int partition;
    private transient @Nullable Partition replica; // read at first use

    CachedReplica(ExperimentConfig config, String dataset, String sha256, int partition) {
      this.config = config;
      this.dataset = dataset;
      this.sha256 = sha256;
      this.partition = partition;
    }

    /** Runs a round, see {@link Partition#round}. */
    synchronized Rounds.Result round(NetworkState from, int toStep) {
      if (replica == null) {
        replica = Partition.read(config, Path.of(dataset), sha256, partition);
      }
      return replica.round(from, toStep);
    }
  }

  /**
   * Delays Spark's shutdown hook until this is closed, so that an interrupted training can complete
   * its round.
   */
  static final class ShutdownDelay implements AutoCloseable {
    /** The longest delay, for a round that does not end. */
    private static final long MAX_SECONDS = 60;

    /** Runs before Spark's own hook, whose priority is in the forties. */
    private static final int PRIORITY = 1000;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Runnable hook = this::await;

    ShutdownDelay() {
      ShutdownHookManager.get().addShutdownHook(hook, PRIORITY, MAX_SECONDS, TimeUnit.SECONDS);
    }

    private void await() {
      try {
        var unused = closed.await(MAX_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      closed.countDown();
      if (!ShutdownHookManager.get().isShutdownInProgress()) {
        ShutdownHookManager.get().removeShutdownHook(hook);
      }
    }
  }
}
