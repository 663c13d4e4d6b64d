/**
 * Approximate retrieval among very many items. Reads a stored gallery and writes an index beside
 * it: for each condition, and for parts of the blend of all, a graph of near neighbours (HNSW:
 * Malkov and Yashunin, 2016; built and walked by Lucene) in a file that is mapped into memory. What
 * the graphs find is ranked by the distances of exact search. The only package that knows Lucene,
 * which nothing else waits for.
 */
package dev.csn.search.index;
