package dev.csn.model.onednn;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A residual encoder by oneDNN's kernels, which are kept for the last few numbers of images. */
final class FastResidual implements ResidualPasses {
  private final KernelCache<ResidualKernels.Shape, ResidualKernels> trainers;
  private final KernelCache<ResidualKernels.Shape, ResidualKernels> embedders;

  FastResidual(ResidualPlan plan) {
    this.trainers = new KernelCache<>(shape -> new ResidualKernels(plan, shape, true));
    this.embedders = new KernelCache<>(shape -> new ResidualKernels(plan, shape, false));
  }

  private static ResidualKernels.Shape shape(INDArray images) {
    return new ResidualKernels.Shape(images.size(0), images.size(2), images.size(3));
  }

  @Override
  public void forward(
      INDArray images, Map<String, INDArray> parameters, INDArray out, boolean training) {
    (training ? trainers : embedders).get(shape(images)).forward(images, parameters, out);
  }

  @Override
  public void backward(
      INDArray images,
      Map<String, INDArray> parameters,
      INDArray ofOut,
      Map<String, INDArray> gradients) {
    trainers.get(shape(images)).backward(ofOut, gradients);
  }
}
