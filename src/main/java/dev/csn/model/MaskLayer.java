package dev.csn.model;

import dev.csn.model.onednn.CustomLayer;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The last layer of the graph, with the masks as its parameter beta, [conditions, dimensions].
 * Embeddings pass through it unmasked, [n, dimensions]: the loss and the search apply the masks.
 */
final class MaskLayer extends CustomLayer {
  static final String BETA = "beta";
  private static final long serialVersionUID = 1;

  private final int conditions;

  MaskLayer(int conditions, int dimensions) {
    this.conditions = conditions;
    setNIn(dimensions);
    setNOut(dimensions);
  }

  @Override
  protected List<Parameter> parameters() {
    return List.of(new Parameter(BETA, /* isBias= */ false, conditions, getNIn()));
  }

  @Override
  protected BaseLayer<?> implementation(NeuralNetConfiguration conf, DataType type) {
    return new Implementation(conf, type);
  }

  static final class Implementation extends BaseLayer<MaskLayer> {
    private Implementation(NeuralNetConfiguration conf, DataType type) {
      super(conf, type);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
      assertInputSet(false);
      return workspaces.dup(ArrayType.ACTIVATIONS, input, 'c');
    }

    /**
     * Sets the gradient with respect to beta, in its shape. The next backward pass hands it to the
     * optimizer.
     */
    void setGradient(float[][] ofBeta) {
      of(gradientViews, BETA).assign(Nd4j.createFromArray(ofBeta));
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(
        INDArray epsilon, LayerWorkspaceMgr workspaces) {
      Gradient gradient = new DefaultGradient();
      gradient.setGradientFor(BETA, of(gradientViews, BETA), 'c');
      return new Pair<>(gradient, workspaces.dup(ArrayType.ACTIVATION_GRAD, epsilon, 'c'));
    }

    @Override
    public INDArray params() {
      return paramsFlattened;
    }

    @Override
    public boolean isPretrainLayer() {
      return false;
    }
  }
}
