package dev.csn.model;

import dev.csn.config.ModelConfig;
import dev.csn.config.TrainingConfig;
import dev.csn.dataset.ImageSet;
import dev.csn.error.InputException;
import dev.csn.gallery.Masks;
import dev.csn.io.Archive;
import dev.csn.model.loss.CsnLoss;
import dev.csn.model.loss.LossGradients;
import dev.csn.model.loss.LossInput;
import dev.csn.model.loss.LossValue;
import dev.csn.model.onednn.CpuLayers;
import dev.csn.model.onednn.CustomLayer;
import dev.csn.random.Seed;
import dev.csn.triplet.Triplets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A Conditional Similarity Network: encoders and masks in one graph that can be trained, embed
 * images and be saved. Not safe for use by several threads at once.
 */
public final class CsnNetwork {
  private final ModelDescription description;
  private final CsnGraph graph;
  private final CsnLoss loss;
  private final RestingAdam.Conditions active = new RestingAdam.Conditions();
  private final ScheduledRate rate;
  private StepClock clock = StepClock.NONE;

  private @Nullable AveragedParameters averaged;

  private CsnNetwork(
      ModelDescription description,
      TrainingConfig training,
      @Nullable SeededDropout dropout,
      CpuLayers layers) {
    this.description = description;
    this.rate = new ScheduledRate(training);
    this.graph = CsnGraph.of(description, dropout, rate, layers, active);
    this.loss = new CsnLoss(training);
  }

  /**
   * A network for a dataset's images and attributes, with initial parameters, ready to train.
   *
   * @throws dev.csn.error.ConfigurationException if there are too few dimensions for the masks
   */
  public static CsnNetwork create(ModelConfig model, TrainingConfig training, ImageSet dataset) {
    ModelDescription description =
        new ModelDescription(
            model.variant(),
            model.embeddingSize(),
            model.normalize(),
            model.maskActivation(),
            model.encoderSpec(),
            dataset.shape(),
            dataset.items().schemas(),
            dataset.fit());
    return create(description, model, training);
  }

  static CsnNetwork create(
      ModelDescription description, ModelConfig model, TrainingConfig training) {
    return create(description, model, training, CpuLayers.best());
  }

  /**
   * A network that only embeds, from a model's file.
   *
   * @throws InputException if the file is missing or damaged
   */
  public static CsnNetwork read(Path file) {
    return read(Archive.read(file));
  }

  /**
   * A network that only embeds, from the bytes of a model's file.
   *
   * @throws InputException if they are damaged
   */
  public static CsnNetwork read(byte[] file) {
    return read(Archive.read(file));
  }

  private static CsnNetwork read(Archive archive) {
    ModelDescription description = ModelArchive.description(archive);
    ModelArchive.requireParameters(archive, leastParameters(description));
    CsnNetwork network =
        new CsnNetwork(description, TrainingConfig.DEFAULT, /* dropout= */ null, CpuLayers.best());
    network.load(archive);
    return network;
  }

  static CsnNetwork create(
      ModelDescription description, ModelConfig model, TrainingConfig training, CpuLayers layers) {
    Seed seed = new Seed(training.seed()).of("initial parameters");
    @Nullable SeededDropout dropout =
        model.dropout() == 0
            ? null
            : new SeededDropout(model.dropout(), new Seed(training.seed()).of("dropout"));
    CsnNetwork network = new CsnNetwork(description, training, dropout, layers);
    InitialParameters.drawEncoder(network.graph, seed);
    float[][] masks = InitialParameters.masks(description, model.maskInit(), seed.of("masks"));
    network.graph.beta().assign(Nd4j.createFromArray(masks));
    if (training.averaging() > 0) {
      network.averaged = new AveragedParameters(network.graph.params(), training.averaging());
    }
    return network;
  }

  /** The number of a model's parameters, except those of its embedding layers. */
  private static long leastParameters(ModelDescription description) {
    long masks = (long) description.attributes().size() * description.dimensions();
    return masks
        + description.encoders()
            * Encoder.of(description.encoder()).parameters(description.image());
  }

  public ModelDescription description() {
    return description;
  }

  /**
   * Takes one training step: forward, loss, backward, update.
   *
   * @param images values in [0, 1], [n, channels, height, width]
   * @param triplets per condition, positions among the images
   * @return the loss before the step
   */
  public LossValue train(INDArray images, List<Triplets> triplets) {
    active.set(triplets);
    LossValue value;
    try (CsnGraph.Step step = graph.openStep()) {
      float[] embeddings = step.forward(images);
      clock.finished(StepPart.FORWARD);

      float[][] beta = rawMasks();
      float[][] masks = description.maskActivation().active(beta);
      LossInput input = new LossInput(embeddings, masks, triplets, description.encoders());
      LossGradients gradients = LossGradients.zero(input);
      value = loss.add(input, gradients);
      clock.finished(StepPart.LOSS);

      step.backward(gradients.embeddings(), ofBeta(beta, gradients.masks()));
      clock.finished(StepPart.BACKWARD);
    }
    graph.update();
    if (averaged != null) {
      averaged.update(graph.getIterationCount());
    }
    clock.finished(StepPart.UPDATE);
    return value;
  }

  /**
   * Applies the chain rule from the active masks to beta; returns zeros if masks are not learned.
   */
  private float[][] ofBeta(float[][] beta, float[][] ofActive) {
    float[][] gradient = new float[beta.length][beta[0].length];
    for (int c = 0; c < beta.length && description.learnsMasks(); c++) {
      for (int d = 0; d < beta[c].length; d++) {
        gradient[c][d] = ofActive[c][d] * description.maskActivation().slope(beta[c][d]);
      }
    }
    return gradient;
  }

  /** Sets a clock, which is called at the end of each part of a training step. */
  public void observe(StepClock newClock) {
    clock = newClock;
  }

  /**
   * Embeds images without masking them.
   *
   * @param images values in [0, 1], [n, channels, height, width]
   * @return unmasked embeddings, [n, dimensions], row by row
   */
  public float[] embed(INDArray images) {
    return graph.outputSingle(images).dup('c').data().asFloat();
  }

  /** The active masks. */
  public Masks masks() {
    return description.masks(rawMasks());
  }

  /** The masks' trained values beta, [conditions][dimensions]. */
  public float[][] rawMasks() {
    return graph.beta().toFloatMatrix();
  }

  /** Every parameter by name, such as {@code conv1/W}, in a fixed order; copies. */
  public Map<String, Tensor> parameters() {
    Map<String, Tensor> copies = new LinkedHashMap<>();
    views().forEach((name, view) -> copies.put(name, copy(view)));
    return copies;
  }

  /**
   * Replaces every parameter by the one in an archive.
   *
   * @throws InputException if one is missing or of another shape
   */
  public void load(Archive archive) {
    views().forEach((name, view) -> set(name, ModelArchive.parameter(archive, name, view.shape())));
  }

  /** Replaces one parameter; {@code values} in C order. */
  void set(String name, float[] values) {
    INDArray view = CustomLayer.of(views(), name);
    view.assign(Nd4j.createFromArray(values).reshape('c', view.shape()));
  }

  /**
   * Swaps the averaged parameters with those in training, if an average is kept. The averaged
   * parameters are evaluated and saved.
   */
  public void exchangeAverage() {
    if (averaged != null) {
      averaged.exchange();
    }
  }

  /** The averaged parameters in the graph's order, [n]; empty if no average is kept. */
  public Optional<float[]> average() {
    return Optional.ofNullable(averaged).map(AveragedParameters::values);
  }

  /** Continues with an average that {@link #average} returned. */
  public void resumeAverage(float[] average) {
    Objects.requireNonNull(averaged, "a network without an average").restore(average);
  }

  /** Every parameter in the graph's order, [n]; a copy. */
  public float[] flatParameters() {
    return graph.params().dup().data().asFloat();
  }

  /** Replaces every parameter, in the order of {@link #flatParameters}. */
  public void setFlatParameters(float[] values) {
    graph.params().assign(Nd4j.createFromArray(values));
  }

  /** A copy of the optimizer's moments, in its own order. */
  public Tensor optimizerState() {
    return copy(graph.getUpdater().getStateViewArray());
  }

  /** Continues after {@code steps} steps with the optimizer's state at that step. */
  public void resumeOptimizer(int steps, float[] state) {
    graph.getUpdater().getStateViewArray().assign(Nd4j.createFromArray(state));
    graph.getConfiguration().setIterationCount(steps);
  }

  /** The learning rate of a step, counted from 0. */
  public double learningRate(long step) {
    return rate.valueAt(Math.toIntExact(step), 0);
  }

  /** The number of trained parameters: the encoders' and, if learned, the masks'. */
  public long parameterCount() {
    return graph.numParams() - (description.learnsMasks() ? 0 : graph.beta().length());
  }

  private Map<String, INDArray> views() {
    Map<String, INDArray> views = new LinkedHashMap<>();
    for (var layer : graph.getLayers()) {
      String name = layer.conf().getLayer().getLayerName();
      if (layer instanceof BaseLayer) {
        new TreeMap<>(layer.paramTable())
            // A residual encoder names its convolutions itself.
            .forEach((key, view) -> views.put(key.contains("/") ? key : name + "/" + key, view));
      }
    }
    return views;
  }

  private static Tensor copy(INDArray array) {
    return new Tensor(array.shape(), array.dup('c').data().asFloat());
  }
}
