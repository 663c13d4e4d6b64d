package dev.csn.source.triplets;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.csn.dataset.PreparedDataset;

/** What was written when given triplets were prepared, and what became of them. */
public record PreparedTriplets(@JsonUnwrapped PreparedDataset prepared, TripletsReport report) {}
