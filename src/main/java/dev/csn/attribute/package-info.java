/**
 * Attributes of items: their kinds, values by row, columns and distances. Datasets read and write
 * them; triplets, search and evaluation take similarity from them. An attribute never changes, and
 * tells items without a value apart from all others.
 */
@NullMarked
package dev.csn.attribute;

import org.jspecify.annotations.NullMarked;
