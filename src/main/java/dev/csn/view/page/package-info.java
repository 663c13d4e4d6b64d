/**
 * What a run or a study looks like, as one HTML file: reads runs and studies and all that is
 * measured of them, and feeds the browser.
 */
package dev.csn.view.page;
