package dev.csn.spark;

import dev.csn.error.ConfigurationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkIllegalArgumentException;
import org.apache.spark.sql.SparkSession;

/**
 * What Spark is told. All of it can be changed by system properties named {@code spark.*}, as
 * {@code spark-submit} and the launcher set them, but for what results depend on.
 */
record SparkSettings(Master master, SparkConf conf) {
  /** Seconds to wait for a master: a busy machine takes long; Spark itself gives up after 60. */
  private static final String PATIENCE = "spark.csn.patience";

  private static final int PATIENCE_SECONDS = 50;

  /**
   * As the launcher has it: memory outside the heap, where mapped pages count as resident, and no
   * warnings of native code.
   */
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
    conf.setIfMissing("spark.driver.maxResultSize", "0"); // its memory is limit enough
    // A file gets its place when its task has ended well, and once.
    conf.set("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", "1");
    conf.set("spark.hadoop.parquet.page.verify-checksum.enabled", "true");
    conf.set(EXECUTOR_OPTIONS, NATIVE_CODE + " " + conf.get(EXECUTOR_OPTIONS, ""));
    // As many threads compute in a task as it has cores, and embeddings depend on how many.
    conf.set("spark.executorEnv.OMP_NUM_THREADS", conf.get("spark.task.cpus", "1"));
    setForExecutors(conf, "GOMP_SPINCOUNT", environment("GOMP_SPINCOUNT", "2000"));
    // Of use to an executor that sees the same file system; another has no directory to make it in.
    setForExecutors(conf, "CSN_NATIVE", environment("CSN_NATIVE", ""));
    setForExecutors(conf, "OPENBLAS_THREAD_TIMEOUT", environment("OPENBLAS_THREAD_TIMEOUT", "4"));
    if (master.isHere()) {
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
    if (master.isLocal()) {
      conf.remove(JARS); // this process has all of them
    } else if (master.isHere() && conf.contains(JARS)) {
      // Executors read it where it is, instead of each from this process.
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
   * @throws ConfigurationException if what answers there is no master, or not one of this Spark
   */
  SparkSession connect() {
    int patience = conf.getInt(PATIENCE, PATIENCE_SECONDS);
    FutureTask<SparkSession> connecting =
        new FutureTask<>(() -> SparkSession.builder().config(conf).getOrCreate());
    Thread thread = new Thread(connecting, "spark-connecting"); // Spark has more patience
    thread.setDaemon(true);
    thread.start();
    try {
      return connecting.get(patience, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new ConfigurationException(
          "--master " + master.url() + ": no master of Spark's answers within " + patience + " s",
          e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SparkIllegalArgumentException refusal) {
        throw new ConfigurationException("Spark's settings: " + Failures.firstLine(refusal), e);
      }
      throw Failures.of(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
