package dev.csn.source.images;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.csn.dataset.PreparedDataset;

/** What was written when a folder of images was prepared, and what became of each row. */
public record PreparedImages(@JsonUnwrapped PreparedDataset prepared, ImagesReport report) {}
