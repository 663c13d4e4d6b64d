package dev.csn.search;

/**
 * An item near a query.
 *
 * @param row in the gallery
 * @param distance to the query, in units of the weighted embedding
 */
public record Neighbor(int row, double distance) {}
