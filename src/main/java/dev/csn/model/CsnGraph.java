package dev.csn.model;

import dev.csn.config.Variant;
import dev.csn.model.loss.CsnLoss;
import dev.csn.model.onednn.CpuLayers;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.ISchedule;

/** The encoder, and the masks with their loss behind it, as one DL4J graph. */
final class CsnGraph {
  /** The layer that owns the masks. */
  static final String SIMILARITY = "similarity";

  private static final String NORMALIZED = "normalized";

  private CsnGraph() {}

  /**
   * Builds the graph of a model; its encoder's parameters are zero.
   *
   * @param dropout null for none
   */
  static ComputationGraph of(
      ModelDescription description,
      CsnLoss loss,
      IDropout dropout,
      ISchedule rate,
      CpuLayers layers) {
    ComputationGraphConfiguration.GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .weightInit(WeightInit.ZERO)
            .updater(new Adam(rate))
            .miniBatch(false) // The loss is a mean already.
            .trainingWorkspaceMode(WorkspaceMode.ENABLED)
            .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
            .graphBuilder();
    LeNet.addTo(builder, description.image(), description.embeddingSize(), dropout, layers);
    String embedding = LeNet.EMBEDDING;
    if (description.normalize()) {
      builder.addVertex(NORMALIZED, new L2NormalizeVertex(), embedding);
      embedding = NORMALIZED;
    }
    builder
        .addLayer(
            SIMILARITY,
            new SimilarityOutput(
                description.conditions().size(),
                description.embeddingSize(),
                description.variant() == Variant.LEARNED,
                loss),
            embedding)
        .setOutputs(SIMILARITY);
    ComputationGraph graph = new ComputationGraph(builder.build());
    graph.init();
    return graph;
  }
}
