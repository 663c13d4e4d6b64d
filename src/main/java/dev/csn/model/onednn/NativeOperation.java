package dev.csn.model.onednn;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/** One of ND4J's native operations with its settings, ready to run again and again. */
final class NativeOperation {
  private final DynamicCustomOp operation;
  private final OpContext context;

  NativeOperation(DynamicCustomOp operation, long... arguments) {
    this.operation = operation;
    this.context = Nd4j.getExecutioner().buildContext();
    context.setIArguments(arguments);
  }

  void run(INDArray[] inputs, INDArray[] outputs) {
    context.purge();
    for (int i = 0; i < inputs.length; i++) {
      context.setInputArray(i, inputs[i]);
    }
    for (int i = 0; i < outputs.length; i++) {
      context.setOutputArray(i, outputs[i]);
    }
    Nd4j.exec(operation, context);
  }
}
