/**
 * Runs: the directory that a training writes, and queries to its model and evaluations of it. Reads
 * and writes run directories; feeds the commands, studies and reports. Its rule: {@link
 * dev.csn.run.RunDirectory} alone names a run's files.
 */
@NullMarked
package dev.csn.run;

import org.jspecify.annotations.NullMarked;
