/**
 * What many machines can do for a command, without a word of how: the engine that does it is in
 * another build of csn. Reads runs and datasets; feeds the command line.
 */
package dev.csn.cluster;
