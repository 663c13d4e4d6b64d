package dev.csn.model.onednn;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** How a residual encoder is computed. */
interface ResidualPasses {
  /**
   * Encodes images.
   *
   * @param images [n, channels, height, width] in C order
   * @param parameters by name
   * @param out [n, outputs], to be filled
   * @param training whether {@link #backward} may follow
   */
  void forward(INDArray images, Map<String, INDArray> parameters, INDArray out, boolean training);

  /**
   * The parameters' gradients at what {@link #forward} last computed for training, of arrays that
   * still hold what they held then.
   *
   * @param ofOut the gradient of what it gave, [n, outputs] in C order
   * @param gradients by name, to be filled
   */
  void backward(
      INDArray images,
      Map<String, INDArray> parameters,
      INDArray ofOut,
      Map<String, INDArray> gradients);
}
