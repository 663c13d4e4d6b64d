/**
 * The benchmark behind {@code scripts/bench}: what is measured, each in a process of its own so
 * that its memory is its own, and the report. Uses everything else; only its command uses it.
 */
package dev.csn.bench;
