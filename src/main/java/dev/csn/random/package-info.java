/**
 * Random streams from one seed. Every purpose and step draws from its own named stream, so that no
 * draw depends on draws made elsewhere.
 */
@NullMarked
package dev.csn.random;

import org.jspecify.annotations.NullMarked;
