/** One seed, and the named streams split from it. */
@NullMarked
package dev.csn.random;

import org.jspecify.annotations.NullMarked;
