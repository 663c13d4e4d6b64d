/**
 * Exact search under a similarity that is chosen at query time. Reads galleries (unmasked
 * embeddings, active masks, items) and questions; feeds queries and evaluation. Nothing here needs
 * native code: a query by id is answered from files alone.
 */
@NullMarked
package dev.csn.search;

import org.jspecify.annotations.NullMarked;
