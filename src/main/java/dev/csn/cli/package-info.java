/** The command line: one thin class per verb. Parses, calls one service, prints. */
package dev.csn.cli;
