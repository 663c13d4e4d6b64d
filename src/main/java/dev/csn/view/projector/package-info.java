/**
 * Exports for TensorBoard's Embedding Projector, alone or as a plugin. Reads a gallery and its
 * images; feeds the files that stand beside the export's own.
 */
package dev.csn.view.projector;
