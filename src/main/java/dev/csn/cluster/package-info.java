/**
 * The interface between commands and a cluster: embed, search, rank and train. Reads runs and
 * datasets; feeds the command line. The engine, Spark, is in another build of csn.
 */
@NullMarked
package dev.csn.cluster;

import org.jspecify.annotations.NullMarked;
