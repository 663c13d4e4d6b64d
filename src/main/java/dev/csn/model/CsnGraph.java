package dev.csn.model;

import dev.csn.config.Variant;
import dev.csn.image.ImageShape;
import dev.csn.model.onednn.CpuLayers;
import dev.csn.model.onednn.CustomLayer;
import java.util.Map;
import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * The encoders and the masks after them, as one DL4J graph. The passes of a training step are
 * separate methods, because the loss is computed outside of the graph.
 */
final class CsnGraph extends ComputationGraph {
  private static final long serialVersionUID = 1;

  /** The name of the layer that holds the masks. */
  private static final String MASKS = "similarity";

  private static final String EMBEDDING = "embedding";

  private static final String NORMALIZED = "normalized";
  private static final String MERGED = "merged";

  /** The memory of a training step, which overwrites the previous step's arrays. */
  private final transient LayerWorkspaceMgr memory =
      LayerWorkspaceMgr.builder()
          .with(ArrayType.ACTIVATIONS, WS_ALL_LAYERS_ACT, WS_ALL_LAYERS_ACT_CONFIG)
          .with(ArrayType.UPDATER_WORKING_MEM, WS_ALL_LAYERS_ACT, WS_ALL_LAYERS_ACT_CONFIG)
          .build();

  private CsnGraph(ComputationGraphConfiguration configuration) {
    super(configuration);
  }

  /**
   * Builds the graph of a model; its encoders' parameters are zero. If there are several, their
   * layers' names begin with the index of their condition, and their embeddings are concatenated.
   *
   * @param dropout null for none
   * @param active the conditions of each step; if each condition has an encoder, the others'
   *     optimizers pause
   */
  static CsnGraph of(
      ModelDescription description,
      @Nullable SeededDropout dropout,
      ISchedule rate,
      CpuLayers layers,
      RestingAdam.Conditions active) {
    Adam adam = new Adam(rate);
    ComputationGraphConfiguration.GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .weightInit(WeightInit.ZERO)
            .updater(adam)
            .miniBatch(false) // The loss is a mean already.
            .trainingWorkspaceMode(WorkspaceMode.ENABLED)
            .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
            .graphBuilder();
    ImageShape image = description.image();
    builder
        .addInputs(Encoder.IMAGES)
        .setInputTypes(InputType.convolutional(image.height(), image.width(), image.channels()));
    String embedding;
    if (description.variant() == Variant.SPECIALISTS) {
      String[] each = new String[description.encoders()];
      for (int c = 0; c < each.length; c++) {
        String prefix = c + ".";
        @Nullable SeededDropout own = dropout == null ? null : dropout.of(prefix);
        IUpdater resting = new RestingAdam(rate, active, c);
        each[c] = addEncoder(builder, prefix, description, own, resting, layers);
      }
      builder.addVertex(MERGED, new MergeVertex(), each);
      embedding = MERGED;
    } else {
      embedding = addEncoder(builder, "", description, dropout, adam, layers);
    }
    builder
        .addLayer(
            MASKS,
            new MaskLayer(description.attributes().size(), description.dimensions()),
            embedding)
        .setOutputs(MASKS);
    CsnGraph graph = new CsnGraph(builder.build());
    graph.init();
    return graph;
  }

  /** Begins the passes of a training step. */
  Step openStep() {
    if (flattenedGradients == null) {
      initGradientsView();
    }
    synchronizeIterEpochCounts();
    memory.setHelperWorkspacePointers(helperWorkspaces);
    return new Step(memory.notifyScopeEntered(ArrayType.ACTIVATIONS));
  }

  /** The two passes of a training step. Activations are kept between them. */
  final class Step implements AutoCloseable {
    private final MemoryWorkspace activations;

    private Step(MemoryWorkspace activations) {
      this.activations = activations;
    }

    /**
     * The forward pass.
     *
     * @param images values in [0, 1], [n, channels, height, width]
     * @return unmasked embeddings, [n, dimensions], row by row
     */
    float[] forward(INDArray images) {
      INDArray[] inputs = {images};
      Map<String, INDArray> activations =
          ffToLayerActivationsInWS(
              true, -1, null, FwdPassType.STANDARD, false, inputs, null, null, false);
      return CustomLayer.of(activations, MASKS).data().asFloat();
    }

    /**
     * The backward pass: computes every parameter's gradient.
     *
     * @param ofEmbeddings the loss's gradient with respect to the embeddings, [n, dimensions]
     * @param ofBeta the loss's gradient with respect to the masks' values beta,
     *     [conditions][dimensions]
     */
    void backward(float[] ofEmbeddings, float[][] ofBeta) {
      masks().setGradient(ofBeta);
      int dimensions = ofBeta[0].length;
      INDArray epsilon =
          Nd4j.createFromArray(ofEmbeddings)
              .reshape('c', ofEmbeddings.length / dimensions, dimensions);
      calcBackpropGradients(/* clearLayers= */ true, /* truncatedBPTT= */ false, epsilon);
    }

    @Override
    public void close() {
      activations.close();
    }
  }

  /** The optimizer's step along the gradients of the last backward pass. */
  void update() {
    int step = getIterationCount();
    getUpdater().update(gradient, step, getEpochCount(), batchSize(), memory);
    params().subi(flattenedGradients.reshape(flattenedGradients.length()));
    getConfiguration().setIterationCount(step + 1);
    clearLayersStates();
    synchronizeIterEpochCounts();
  }

  private MaskLayer.Implementation masks() {
    return (MaskLayer.Implementation) getLayer(MASKS);
  }

  /** The masks' values beta, [conditions, dimensions]; a view. */
  INDArray beta() {
    return masks().getParam(MaskLayer.BETA);
  }

  /** Adds an encoder and the layers that make its embeddings. Returns the last one's name. */
  private static String addEncoder(
      ComputationGraphConfiguration.GraphBuilder builder,
      String prefix,
      ModelDescription description,
      @Nullable IDropout dropout,
      IUpdater updater,
      CpuLayers layers) {
    Encoder.Features features =
        Encoder.of(description.encoder())
            .addTo(builder, prefix, description.image(), updater, layers);
    String embedding = prefix + EMBEDDING;
    builder.addLayer(
        embedding,
        layers.dense(
            new DenseLayer.Builder()
                .updater(updater)
                .nIn(features.size())
                .nOut(description.embeddingSize())
                .activation(Activation.IDENTITY)
                .dropOut(dropout)),
        features.layer());
    if (!description.normalize()) {
      return embedding;
    }
    builder.addVertex(prefix + NORMALIZED, new L2NormalizeVertex(), embedding);
    return prefix + NORMALIZED;
  }
}
