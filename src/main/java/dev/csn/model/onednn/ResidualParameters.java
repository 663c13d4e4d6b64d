package dev.csn.model.onednn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Tells DL4J which parameters a residual encoder has: of each convolution weights, then bias. */
final class ResidualParameters implements ParamInitializer {
  static final ResidualParameters INSTANCE = new ResidualParameters();

  private ResidualParameters() {}

  private static List<ConvolutionPlan> convolutions(Layer layer) {
    return ((Residual) layer).plan().convolutions();
  }

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    return ((Residual) layer).plan().parameters();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return convolutions(layer).stream().flatMap(c -> Stream.of(c.weights(), c.bias())).toList();
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return convolutions(layer).stream().map(ConvolutionPlan::weights).toList();
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return convolutions(layer).stream().map(ConvolutionPlan::bias).toList();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return weightKeys(layer).contains(key);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return biasKeys(layer).contains(key);
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray parameters, boolean initialize) {
    paramKeys(conf.getLayer()).forEach(conf::addVariable);
    return getGradientsFromFlattened(conf, parameters);
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray flat) {
    INDArray row = flat.reshape(flat.length());
    Map<String, INDArray> views = new LinkedHashMap<>();
    long at = 0;
    for (ConvolutionPlan convolution : convolutions(conf.getLayer())) {
      long weights = convolution.parameters() - convolution.outputs();
      views.put(
          convolution.weights(),
          row.get(NDArrayIndex.interval(at, at + weights)).reshape('c', convolution.weightShape()));
      at += weights;
      views.put(
          convolution.bias(),
          row.get(NDArrayIndex.interval(at, at + convolution.outputs()))
              .reshape(1, convolution.outputs()));
      at += convolution.outputs();
    }
    return views;
  }
}
