/** Attributes of items: their kinds, their values by row, how far two values are apart. */
package dev.csn.attribute;
