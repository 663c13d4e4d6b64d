package dev.csn.spark;

import org.apache.spark.sql.SparkSession;

/** Spark, to read what was written. */
final class SparkForTests {
  private SparkForTests() {}

  static SparkSession session() {
    return SparkSession.builder()
        .master("local[1]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .getOrCreate();
  }
}
