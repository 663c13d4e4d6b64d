/**
 * Runs and studies as pages, one HTML file each. Reads run and study directories; feeds browsers. A
 * page needs no other file, and its policy lets no script run but its own.
 */
@NullMarked
package dev.csn.view.page;

import org.jspecify.annotations.NullMarked;
