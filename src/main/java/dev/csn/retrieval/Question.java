package dev.csn.retrieval;

import java.io.Serializable;

/**
 * What is nearest to an item of the dataset?
 *
 * @param id the item's
 * @param similarity by which
 */
public record Question(int id, Similarity similarity) implements Serializable {}
