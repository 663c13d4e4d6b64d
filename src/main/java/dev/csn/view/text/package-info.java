/**
 * Results as text, and pictures of single queries: tables, charts of masks, grids of neighbors.
 * Reads evaluations, query answers, studies and reports. Feeds the command line; figures and pages
 * share its number formats and marks. Text is equal in every locale.
 */
@NullMarked
package dev.csn.view.text;

import org.jspecify.annotations.NullMarked;
