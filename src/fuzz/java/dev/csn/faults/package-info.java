/**
 * Fault injection behind {@code scripts/faults}: killed trainings, damaged files, full and
 * read-only disks. Runs csn's commands on a small scene of its own and counts their outcomes. A
 * fault may cost a command, but never data: each command gives the right answer or one line and an
 * exit code.
 */
package dev.csn.faults;
