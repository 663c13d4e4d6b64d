package dev.csn.model;

/**
 * A parameter as plain numbers.
 *
 * @param values in C order
 */
public record Tensor(long[] shape, float[] values) {}
