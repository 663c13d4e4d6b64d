/**
 * Apache Spark as the engine of a cluster. Reads datasets and Parquet galleries on its machines;
 * feeds embedding, search, evaluation and training. Only the build of {@code scripts/spark-build}
 * has this package, and no other package uses Spark.
 */
@NullMarked
package dev.csn.spark;

import org.jspecify.annotations.NullMarked;
