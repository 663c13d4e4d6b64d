/**
 * Colored MNIST. Reads MNIST's four files; feeds a dataset directory. Its rule: no other package
 * knows of digits.
 */
@NullMarked
package dev.csn.source.mnist;

import org.jspecify.annotations.NullMarked;
