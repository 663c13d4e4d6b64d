package dev.csn.search;

/**
 * An item near a query.
 *
 * @param row its row in the gallery
 * @param distance its distance to the query, in units of the weighted embedding
 */
public record Neighbor(int row, double distance) {}
