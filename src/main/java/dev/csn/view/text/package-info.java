/**
 * Results as text for people, and pictures of single queries: tables, charts of masks, grids of
 * neighbors. Reads evaluations, query answers, studies and reports; feeds the command line and,
 * with formats and marks, figures and pages. Prints the same text in every locale.
 */
@NullMarked
package dev.csn.view.text;

import org.jspecify.annotations.NullMarked;
