/**
 * What makes DL4J's CPU layers fast, and why it is needed.
 *
 * <p>DL4J 1.0.0-M2.1 computes a convolution as im2col and a strided matrix product in Java-driven
 * pieces, although the native library it ships holds oneDNN kernels and runs them for the {@code
 * conv2d} operation. Its own switch to them is broken twice: the system property {@code
 * org.eclipse.deeplearning4j.helpers.disable} defaults to true, and the helper asks by reflection
 * for {@code org.nd4j.nativeblas.Nd4jCpu$Environment}, a class that has moved. Calling ND4J's
 * native operations instead helps, but each of them chooses its kernel anew, brings every array
 * from C order into the kernel's own layout and back, and computes the gradient of the input image
 * with that of the weights.
 *
 * <p>The layers here drive oneDNN itself. Its primitives are chosen once for a number of images and
 * run again and again ({@code Primitives}); convolution, ReLU and pool are one layer, within which
 * nothing is reordered ({@code ConvolutionKernels}), and so is a residual encoder from the image to
 * its last map's mean ({@code ResidualKernels}); ReLU is applied as results are written; what the
 * forward pass computed is kept for the backward pass; nothing is allocated in a step, and the
 * gradient of the image, which nobody reads, is not computed. The layers differ from the stock ones
 * in speed alone: names, shapes and order of parameters are the same, so that a model trained with
 * either runs with the other.
 */
package dev.csn.model.onednn;
