package dev.csn.model;

import dev.csn.config.Variant;
import dev.csn.dataset.ImageShape;
import dev.csn.model.loss.CsnLoss;
import dev.csn.model.onednn.CpuLayers;
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
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/** The encoder or encoders, and the masks with their loss behind them, as one DL4J graph. */
final class CsnGraph {
  /** The layer that owns the masks. */
  static final String SIMILARITY = "similarity";

  /** The layer that gives the embedding. */
  private static final String EMBEDDING = "embedding";

  private static final String NORMALIZED = "normalized";
  private static final String MERGED = "merged";

  private CsnGraph() {}

  /**
   * Builds the graph of a model; its encoders' parameters are zero. Where there are several, their
   * layers' names begin with the index of their condition, and the embedding is all of theirs, one
   * behind the other.
   *
   * @param dropout null for none
   * @param asked what each step is about, which the graph's parts look up
   */
  static ComputationGraph of(
      ModelDescription description,
      CsnLoss loss,
      SeededDropout dropout,
      ISchedule rate,
      CpuLayers layers,
      AskedTriplets asked) {
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
        SeededDropout own = dropout == null ? null : dropout.of(prefix);
        IUpdater resting = new RestingAdam(rate, asked, c);
        each[c] = addEncoder(builder, prefix, description, own, resting, layers);
      }
      builder.addVertex(MERGED, new MergeVertex(), each);
      embedding = MERGED;
    } else {
      embedding = addEncoder(builder, "", description, dropout, adam, layers);
    }
    builder
        .addLayer(SIMILARITY, new SimilarityOutput(description, loss, asked), embedding)
        .setOutputs(SIMILARITY);
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    return graph;
  }

  /** Adds an encoder, with what makes its embeddings as the description says. */
  private static String addEncoder(
      ComputationGraphConfiguration.GraphBuilder builder,
      String prefix,
      ModelDescription description,
      IDropout dropout,
      IUpdater updater,
      CpuLayers layers) {
    Encoder.Features features =
        Encoder.of(description).addTo(builder, prefix, description.image(), updater, layers);
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
