/**
 * What makes DL4J's CPU layers fast, and why it is needed.
 *
 * <p>DL4J 1.0.0-M2.1 computes a convolution as im2col and a strided matrix product in Java-driven
 * pieces, although the native library it ships holds oneDNN kernels and runs them for the {@code
 * conv2d} operation. Its own switch to them is broken twice: the system property {@code
 * org.eclipse.deeplearning4j.helpers.disable} defaults to true, and the helper asks by reflection
 * for {@code org.nd4j.nativeblas.Nd4jCpu$Environment}, a class that has moved. The layers here call
 * the native operations themselves. They differ from the stock ones in speed alone: names, shapes
 * and order of parameters are the same, so that a model trained with either runs with the other.
 *
 * <p>Besides, the stock layers repeat the forward pass in the backward pass, multiply into arrays
 * of an order that forces a copy, and compute the gradient of the input image, which nobody reads.
 */
package dev.csn.model.onednn;
