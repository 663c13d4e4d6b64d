/**
 * Results as figures for papers and for the report, SVG. Reads what training logged, evaluations,
 * masks and studies; feeds files and pages. The one package that knows the plotting library, which
 * is loaded when the first figure is drawn.
 */
package dev.csn.view.figure;
