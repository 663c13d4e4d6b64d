/**
 * The command line: one thin class per verb. A verb parses its flags, calls one service and prints
 * the result; it holds no loop, no arithmetic and no file name. Nothing depends on this package.
 */
@NullMarked
package dev.csn.cli;

import org.jspecify.annotations.NullMarked;
