/**
 * Exports for TensorBoard's Embedding Projector, alone or as a plugin. Reads a gallery and its
 * images; feeds the files that stand beside the export's own.
 */
@NullMarked
package dev.csn.view.projector;

import org.jspecify.annotations.NullMarked;
