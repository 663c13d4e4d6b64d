package dev.csn.model;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Tells DL4J that the masks are one parameter of the graph: beta, [conditions, dimensions]. */
final class MaskParameters implements ParamInitializer {
  static final String BETA = "beta";
  static final MaskParameters INSTANCE = new MaskParameters();

  private MaskParameters() {}

  @Override
  public long numParams(NeuralNetConfiguration conf) {
    return numParams(conf.getLayer());
  }

  @Override
  public long numParams(Layer layer) {
    MaskLayerConfiguration output = (MaskLayerConfiguration) layer;
    return output.conditions() * output.getNIn();
  }

  @Override
  public List<String> paramKeys(Layer layer) {
    return List.of(BETA);
  }

  @Override
  public List<String> weightKeys(Layer layer) {
    return List.of(BETA);
  }

  @Override
  public List<String> biasKeys(Layer layer) {
    return List.of();
  }

  @Override
  public boolean isWeightParam(Layer layer, String key) {
    return key.equals(BETA);
  }

  @Override
  public boolean isBiasParam(Layer layer, String key) {
    return false;
  }

  @Override
  public Map<String, INDArray> init(
      NeuralNetConfiguration conf, INDArray parameters, boolean initialize) {
    conf.addVariable(BETA);
    return view(conf, parameters);
  }

  @Override
  public Map<String, INDArray> getGradientsFromFlattened(
      NeuralNetConfiguration conf, INDArray gradient) {
    return view(conf, gradient);
  }

  private static Map<String, INDArray> view(NeuralNetConfiguration conf, INDArray flat) {
    MaskLayerConfiguration output = (MaskLayerConfiguration) conf.getLayer();
    return Map.of(BETA, flat.reshape('c', output.conditions(), output.getNIn()));
  }
}
