/**
 * Attributes of items: kinds, values by row, columns and distances. Datasets read and write them;
 * triplets, search and evaluation take similarity from them. An attribute is immutable, and marks
 * items whose value is unknown.
 */
@NullMarked
package dev.csn.attribute;

import org.jspecify.annotations.NullMarked;
