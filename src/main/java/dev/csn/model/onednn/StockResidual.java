package dev.csn.model.onednn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** A residual encoder with ND4J's own operations, which every platform has. */
final class StockResidual implements Residual.Passes {
  private final ResidualPlan plan;

  /** The input of each convolution, and at the end the last feature map, in forward order. */
  private final Deque<INDArray> maps = new ArrayDeque<>();

  StockResidual(ResidualPlan plan) {
    this.plan = plan;
  }

  @Override
  @SuppressWarnings("try") // held, not used
  public void forward(
      INDArray images, Map<String, INDArray> parameters, INDArray out, boolean training) {
    // Arrays kept for the backward pass must outlive the workspace of this one.
    try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      maps.clear();
      INDArray map = images;
      for (ResidualPlan.Conv convolution : plan.stem()) {
        maps.push(map);
        map = Transforms.relu(convolve(convolution, map, parameters), false);
      }
      for (ResidualPlan.Block block : plan.blocks()) {
        maps.push(map);
        INDArray between = Transforms.relu(convolve(block.first(), map, parameters), false);
        maps.push(between);
        INDArray through =
            block.shortcut() == null ? map : convolve(block.shortcut(), map, parameters);
        map = Transforms.relu(convolve(block.second(), between, parameters).addi(through), false);
      }
      maps.push(map);
      out.assign(map.mean(2, 3));
      if (!training) {
        maps.clear();
      }
    }
  }

  private static INDArray convolve(
      ResidualPlan.Conv convolution, INDArray in, Map<String, INDArray> parameters) {
    Convolution.Shape shape = convolution.shape(in.size(0), in.size(2), in.size(3));
    INDArray result =
        Nd4j.create(
            DataType.FLOAT, shape.images(), shape.outputs(), shape.outHeight(), shape.outWidth());
    Nd4j.exec(
        operation("conv2d", convolution)
            .addInputs(
                in,
                CustomLayer.of(parameters, convolution.weights()),
                CustomLayer.of(parameters, convolution.bias()).reshape(convolution.outputs()))
            .addOutputs(result)
            .build());
    return result;
  }

  private static DynamicCustomOp.DynamicCustomOpsBuilder operation(
      String name, ResidualPlan.Conv convolution) {
    int kernel = convolution.kernel();
    int stride = convolution.stride();
    int padding = convolution.padding();
    return DynamicCustomOp.builder(name)
        // Then dilation each way, 0 for padding as given, 0 for channels first, 1 for weights
        // [outputs, inputs, height, width].
        .addIntegerArguments(kernel, kernel, stride, stride, padding, padding, 1, 1, 0, 0, 1);
  }

  @Override
  @SuppressWarnings("try") // held, not used
  public void backward(
      INDArray images,
      Map<String, INDArray> parameters,
      INDArray ofOut,
      Map<String, INDArray> gradients) {
    try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
      INDArray out = maps.pop();
      long pixels = out.size(2) * out.size(3);
      INDArray slope =
          ofOut
              .div(pixels)
              .reshape('c', out.size(0), out.size(1), 1, 1)
              .broadcast(out.shape())
              .dup('c');
      for (int i = plan.blocks().size() - 1; i >= 0; i--) {
        ResidualPlan.Block block = plan.blocks().get(i);
        INDArray between = maps.pop();
        INDArray in = maps.pop();
        behindRelu(slope, out);
        INDArray ofBetween = back(block.second(), between, slope, parameters, gradients);
        behindRelu(ofBetween, between);
        INDArray through =
            block.shortcut() == null
                ? slope
                : back(block.shortcut(), in, slope, parameters, gradients);
        slope = back(block.first(), in, ofBetween, parameters, gradients).addi(through);
        out = in;
      }
      for (int i = plan.stem().size() - 1; i >= 0; i--) {
        INDArray in = maps.pop();
        behindRelu(slope, out);
        slope = back(plan.stem().get(i), in, slope, parameters, gradients);
        out = in;
      }
    }
  }

  /** Converts the gradient of a ReLU's result into that of its argument, in place. */
  private static void behindRelu(INDArray slope, INDArray result) {
    slope.muli(result.gt(0).castTo(DataType.FLOAT));
  }

  /** Fills in the gradients of a convolution's parameters; returns that of its input. */
  private static INDArray back(
      ResidualPlan.Conv convolution,
      INDArray in,
      INDArray slope,
      Map<String, INDArray> parameters,
      Map<String, INDArray> gradients) {
    INDArray ofIn = Nd4j.create(DataType.FLOAT, in.shape());
    INDArray ofWeights = Nd4j.create(DataType.FLOAT, convolution.weightShape());
    INDArray ofBias = Nd4j.create(DataType.FLOAT, convolution.outputs());
    Nd4j.exec(
        operation("conv2d_bp", convolution)
            .addInputs(
                in,
                CustomLayer.of(parameters, convolution.weights()),
                CustomLayer.of(parameters, convolution.bias()).reshape(convolution.outputs()),
                slope)
            .addOutputs(ofIn, ofWeights, ofBias)
            .build());
    CustomLayer.of(gradients, convolution.weights()).assign(ofWeights);
    CustomLayer.of(gradients, convolution.bias()).assign(ofBias.reshape(1, convolution.outputs()));
    return ofIn;
  }
}
