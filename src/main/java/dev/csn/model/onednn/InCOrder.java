package dev.csn.model.onednn;

import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/** Arrays as native code that knows nothing of strides reads them. */
final class InCOrder {
  private InCOrder() {}

  /** The array itself where its values stand in C order without gaps, else a copy. */
  static INDArray of(INDArray array, LayerWorkspaceMgr workspaces) {
    boolean plain = array.ordering() == 'c' && Shape.hasDefaultStridesForShape(array);
    return plain ? array : workspaces.dup(ArrayType.ACTIVATIONS, array, 'c');
  }
}
