/**
 * An export as TensorBoard's Embedding Projector reads it, alone or as a plugin. Reads a gallery
 * and its images, gives files that stand beside the export's own.
 */
package dev.csn.view.projector;
