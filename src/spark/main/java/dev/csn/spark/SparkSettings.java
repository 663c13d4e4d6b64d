package dev.csn.spark;

import dev.csn.error.ConfigurationException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkIllegalArgumentException;
import org.apache.spark.sql.SparkSession;

/**
 * Spark's configuration. System properties named {@code spark.*}, set by {@code spark-submit} and
 * the launcher, override everything except settings that affect results.
 */
record SparkSettings(Master master, SparkConf conf) {
  /** Seconds to wait for a master. */
  private static final String WAIT_KEY = "spark.csn.patience";

  /** Less than the 60 s after which Spark gives up with a message of its own. */
  private static final int WAIT_SECONDS = 50;

  /** The launcher's options: memory outside the heap, and no warnings about native code. */
  private static final String NATIVE_CODE =
      "-Dorg.bytedeco.javacpp.maxbytes=4g -Dorg.bytedeco.javacpp.maxphysicalbytes=0"
          + " --enable-native-access=ALL-UNNAMED -Dsun.misc.unsafe.memory.access=allow"
          + " -Djava.awt.headless=true";

  private static final String JARS = "spark.jars";
  private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";

  static SparkSettings of(Master master) {
    SparkConf conf = new SparkConf();
    conf.setMaster(master.url());
    conf.setIfMissing("spark.app.name", "csn");
    conf.set("spark.ui.enabled", "false");
    conf.set("spark.ui.showConsoleProgress", "false");
    conf.set("spark.sql.caseSensitive", "true");
    conf.set(
        "spark.sql.artifact.isolation.enabled", "false"); // one session, with classes of one kind
    conf.setIfMissing("spark.sql.shuffle.partitions", "8");
    conf.setIfMissing("spark.driver.maxResultSize", "0"); // the driver's memory limits it
    // A file is renamed into its place once, when its task has succeeded.
    conf.set("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", "1");
    conf.set("spark.hadoop.parquet.page.verify-checksum.enabled", "true");
    conf.set(EXECUTOR_OPTIONS, NATIVE_CODE + " " + conf.get(EXECUTOR_OPTIONS, ""));
    // A task computes on as many threads as it has cores, and embeddings depend on their number.
    conf.set("spark.executorEnv.OMP_NUM_THREADS", conf.get("spark.task.cpus", "1"));
    setForExecutors(conf, "GOMP_SPINCOUNT", environment("GOMP_SPINCOUNT", "2000"));
    // Helps an executor that sees the same file system; another cannot create the directory.
    setForExecutors(conf, "CSN_NATIVE", environment("CSN_NATIVE", ""));
    setForExecutors(conf, "OPENBLAS_THREAD_TIMEOUT", environment("OPENBLAS_THREAD_TIMEOUT", "4"));
    if (master.isHere()) {
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
    if (master.isLocal()) {
      conf.remove(JARS); // this process has them
    } else if (master.isHere() && conf.contains(JARS)) {
      // Executors read the file itself, instead of a copy from this process.
      conf.set(JARS, conf.get(JARS).replaceFirst("^(file:)?/", "local:/"));
    }
    return new SparkSettings(master, conf);
  }

  private static void setForExecutors(SparkConf conf, String name, String value) {
    conf.setIfMissing("spark.executorEnv." + name, value);
  }

  private static String environment(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null ? otherwise : value;
  }

  /**
   * A session of the cluster.
   *
   * @throws ConfigurationException if no master of this Spark version answers
   */
  SparkSession connect() {
    int seconds = conf.getInt(WAIT_KEY, WAIT_SECONDS);
    FutureTask<SparkSession> connecting =
        new FutureTask<>(() -> SparkSession.builder().config(conf).getOrCreate());
    Thread thread = new Thread(connecting, "spark-connecting"); // Spark waits longer
    thread.setDaemon(true);
    thread.start();
    try {
      return connecting.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new ConfigurationException(
          "--master " + master.url() + ": no master of Spark's answers within " + seconds + " s",
          e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SparkIllegalArgumentException refusal) {
        throw new ConfigurationException("Spark's settings: " + Failures.firstLine(refusal), e);
      }
      throw Failures.of(Objects.requireNonNull(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
