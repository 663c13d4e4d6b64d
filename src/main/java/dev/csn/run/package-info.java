/**
 * Runs: what a training leaves in its directory, and queries and evaluations of its model. Reads
 * and writes run directories; feeds the commands, studies and reports. Its rule: {@link
 * dev.csn.run.RunDirectory} alone names a run's files.
 */
@NullMarked
package dev.csn.run;

import org.jspecify.annotations.NullMarked;
