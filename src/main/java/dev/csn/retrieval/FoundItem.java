package dev.csn.retrieval;

/**
 * An item near a query, wherever it is kept.
 *
 * @param id the item's
 * @param distance its distance to the query, in units of the weighted embedding
 */
public record FoundItem(int id, double distance) {}
