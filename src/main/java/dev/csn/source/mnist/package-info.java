/**
 * Colored MNIST: the one place that knows of digits. Reads MNIST's four files; feeds a dataset
 * directory.
 */
package dev.csn.source.mnist;
