package dev.csn.model.onednn;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Configures a layer that names its own parameters, which are stored one after another in C order.
 */
public abstract class CustomLayer extends FeedForwardLayer {
  private static final long serialVersionUID = 1;
  private static final ParamInitializer INITIALIZER = new Initializer();

  /** A parameter; a bias is [1, n]. */
  public record Parameter(String name, boolean isBias, long... shape) {
    private long length() {
      return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }
  }

  protected CustomLayer() {}

  protected CustomLayer(Builder<?> builder) {
    super(builder);
  }

  /** The parameters, in their order. */
  protected abstract List<Parameter> parameters();

  /** The layer that computes. */
  protected abstract BaseLayer<?> implementation(NeuralNetConfiguration conf, DataType type);

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize,
      DataType type) {
    return finish(implementation(conf, type), conf, listeners, index, parameters, initialize);
  }

  /**
   * Gives a new layer its part of the graph's parameters, which DL4J expects from configurations.
   */
  static Layer finish(
      BaseLayer<?> layer,
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialize) {
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(conf.getLayer().initializer().init(conf, parameters, initialize));
    layer.setConf(conf);
    return layer;
  }

  /** Returns the array if its values are in C order without gaps, else such a copy. */
  static INDArray inCOrder(INDArray array, LayerWorkspaceMgr workspaces) {
    boolean plain = array.ordering() == 'c' && Shape.hasDefaultStridesForShape(array);
    return plain ? array : workspaces.dup(ArrayType.ACTIVATIONS, array, 'c');
  }

  /** The array with a name, which must exist. */
  public static INDArray of(Map<String, INDArray> arrays, String name) {
    return Objects.requireNonNull(arrays.get(name), name);
  }

  @Override
  public ParamInitializer initializer() {
    return INITIALIZER;
  }

  @Override
  public boolean isPretrainParam(String name) {
    return false;
  }

  @Override
  public LayerMemoryReport getMemoryReport(InputType inputType) {
    throw new UnsupportedOperationException("memory is measured, not predicted");
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  /** Tells DL4J the parameters of a layer. */
  private static final class Initializer implements ParamInitializer {
    private static List<Parameter> parameters(org.deeplearning4j.nn.conf.layers.Layer layer) {
      return ((CustomLayer) layer).parameters();
    }

    @Override
    public long numParams(NeuralNetConfiguration conf) {
      return numParams(conf.getLayer());
    }

    @Override
    public long numParams(org.deeplearning4j.nn.conf.layers.Layer layer) {
      return parameters(layer).stream().mapToLong(Parameter::length).sum();
    }

    @Override
    public List<String> paramKeys(org.deeplearning4j.nn.conf.layers.Layer layer) {
      return parameters(layer).stream().map(Parameter::name).toList();
    }

    @Override
    public List<String> weightKeys(org.deeplearning4j.nn.conf.layers.Layer layer) {
      return parameters(layer).stream().filter(p -> !p.isBias).map(Parameter::name).toList();
    }

    @Override
    public List<String> biasKeys(org.deeplearning4j.nn.conf.layers.Layer layer) {
      return parameters(layer).stream().filter(Parameter::isBias).map(Parameter::name).toList();
    }

    @Override
    public boolean isWeightParam(org.deeplearning4j.nn.conf.layers.Layer layer, String key) {
      return weightKeys(layer).contains(key);
    }

    @Override
    public boolean isBiasParam(org.deeplearning4j.nn.conf.layers.Layer layer, String key) {
      return biasKeys(layer).contains(key);
    }

    @Override
    public Map<String, INDArray> init(
        NeuralNetConfiguration conf, INDArray flat, boolean initialize) {
      paramKeys(conf.getLayer()).forEach(conf::addVariable);
      return getGradientsFromFlattened(conf, flat);
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(
        NeuralNetConfiguration conf, INDArray flat) {
      INDArray row = flat.reshape(flat.length());
      Map<String, INDArray> views = new LinkedHashMap<>();
      long at = 0;
      for (Parameter parameter : parameters(conf.getLayer())) {
        long end = at + parameter.length();
        views.put(
            parameter.name, row.get(NDArrayIndex.interval(at, end)).reshape('c', parameter.shape));
        at = end;
      }
      return views;
    }
  }
}
