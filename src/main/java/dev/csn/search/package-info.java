/**
 * Exact retrieval under a similarity that is chosen when the question is asked. Reads and writes
 * exports (unmasked embeddings, active masks, items); feeds queries and evaluation. Nothing here
 * needs native code: a query by id is answered from files alone.
 */
package dev.csn.search;
