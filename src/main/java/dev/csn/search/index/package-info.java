/**
 * Approximate search in large galleries. Reads a stored gallery and writes an index beside it: HNSW
 * graphs (Malkov and Yashunin, 2016), built and searched by Lucene, in files that are mapped into
 * memory. Feeds queries. Graphs only find candidates, exact search ranks them. No other package
 * uses Lucene.
 */
@NullMarked
package dev.csn.search.index;

import org.jspecify.annotations.NullMarked;
