/**
 * The layers of encoders, with oneDNN's kernels if these run on the machine, else with ND4J's own
 * operations. Reads a description of layers; feeds {@code CsnGraph}. Its one rule: both
 * implementations differ only in speed. They have the same parameter names, shapes and order, so
 * that a model trained with one runs with the other.
 *
 * <p>Why it is needed: DL4J 1.0.0-M2.1 computes a convolution as im2col and a strided matrix
 * product in Java-driven pieces, although the native library it ships holds oneDNN kernels and runs
 * them for the {@code conv2d} operation. Its own switch to them is broken twice: the system
 * property {@code org.eclipse.deeplearning4j.helpers.disable} defaults to true, and the helper
 * looks by reflection for {@code org.nd4j.nativeblas.Nd4jCpu$Environment}, a class that has moved.
 * Calling ND4J's native operations instead helps, but each of them chooses its kernel anew, brings
 * every array from C order into the kernel's own layout and back, and computes the gradient of the
 * input image with that of the weights.
 *
 * <p>Here primitives are chosen once for a number of images and run again and again ({@code
 * Primitives}). Convolution, ReLU and pool are one layer, within which nothing is reordered ({@code
 * ConvolutionBlock}), and so is a residual encoder from the image to the mean of its last feature
 * map ({@code ResidualKernels}). ReLU is applied as results are written; results of the forward
 * pass are kept for the backward pass; a step allocates nothing and does not compute the gradient
 * of the image.
 */
@NullMarked
package dev.csn.model.onednn;

import org.jspecify.annotations.NullMarked;
