package dev.csn.model.onednn;

/**
 * A convolution with bias of a residual encoder, padded so that stride 1 keeps the size of a map
 * and stride 2 halves it, rounded up.
 *
 * @param name of its parameters' names, the part that tells it from others
 * @param inputs channels
 * @param outputs channels
 * @param kernel its side, odd
 */
public record ConvolutionPlan(String name, int inputs, int outputs, int kernel, int stride) {
  /** The name of its weights, [outputs, inputs, kernel, kernel]. */
  public String weights() {
    return name + "/W";
  }

  /** The name of its bias, [outputs]. */
  public String bias() {
    return name + "/b";
  }

  int padding() {
    return kernel / 2;
  }

  long[] weightShape() {
    return new long[] {outputs, inputs, kernel, kernel};
  }

  long parameters() {
    return (long) outputs * inputs * kernel * kernel + outputs;
  }

  Convolution.Shape shape(long images, long height, long width) {
    return new Convolution.Shape(images, inputs, height, width, outputs, kernel, stride, padding());
  }
}
