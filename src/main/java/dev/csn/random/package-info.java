/** One seed, and the named streams split from it. */
package dev.csn.random;
