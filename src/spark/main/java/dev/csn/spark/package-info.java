/**
 * Apache Spark as the engine of a cluster. Only the build of {@code scripts/spark-build} has it,
 * and nothing else of csn knows Spark.
 */
package dev.csn.spark;
