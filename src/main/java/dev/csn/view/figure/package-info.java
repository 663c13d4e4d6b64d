/**
 * Results as SVG figures, for papers and for the report. Reads metrics of trainings, evaluations,
 * masks and studies; feeds files and pages. Only one class knows the plotting library, which is
 * loaded when the first figure is drawn.
 */
@NullMarked
package dev.csn.view.figure;

import org.jspecify.annotations.NullMarked;
