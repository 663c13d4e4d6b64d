package dev.csn.model.onednn;

import dev.csn.model.natives.NativeLibraries;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.IUpdater;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The implementation of encoder layers: oneDNN's kernels, or DL4J's own layers. */
public enum CpuLayers {
  ONEDNN {
    @Override
    public String addConvolutionBlock(
        GraphBuilder graph,
        String name,
        ConvolutionLayer.Builder builder,
        boolean readsImage,
        String input) {
      graph.addLayer(name, new ConvolutionBlock(builder, readsImage), input);
      return name;
    }

    @Override
    public Layer residual(ResidualPlan plan, IUpdater updater) {
      return new Residual(plan, updater, ResidualKernels.Cached::new);
    }

    @Override
    public Layer dense(DenseLayer.Builder builder) {
      return new Dense(builder);
    }

    @Override
    public String instructionSet() {
      return Primitives.instructionSet();
    }
  },
  STOCK {
    @Override
    public String addConvolutionBlock(
        GraphBuilder graph,
        String name,
        ConvolutionLayer.Builder builder,
        boolean readsImage,
        String input) {
      graph.addLayer(name, builder.build(), input);
      graph.addLayer(
          name + "-pool",
          new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX, new int[] {2, 2}).build(),
          name);
      // Behind the pool instead of before it: the same function on a quarter of the values.
      graph.addLayer(name + "-relu", new ActivationLayer(Activation.RELU), name + "-pool");
      return name + "-relu";
    }

    @Override
    public Layer residual(ResidualPlan plan, IUpdater updater) {
      return new Residual(plan, updater, StockResidual::new);
    }

    @Override
    public Layer dense(DenseLayer.Builder builder) {
      return builder.build();
    }

    @Override
    public String instructionSet() {
      return System.getProperty("os.arch");
    }
  };

  /**
   * The system property that selects DL4J's own layers, for comparison, if set to {@code stock}.
   */
  public static final String PROPERTY = "csn.layers";

  private static final Logger LOG = LoggerFactory.getLogger(CpuLayers.class);

  /** Chooses on first use, so that there is only one warning. */
  private static final class Choice {
    private static final CpuLayers BEST = choose();
  }

  /** The fastest layers for this machine; logs a warning if those are DL4J's own. */
  public static CpuLayers best() {
    NativeLibraries.load(); // fails here rather than within an initializer
    return Choice.BEST;
  }

  private static CpuLayers choose() {
    if (System.getProperty(PROPERTY, "").equals("stock")) {
      LOG.warn("DL4J's own layers are used, as -D{}=stock asks: training is much slower", PROPERTY);
      return STOCK;
    }
    Optional<String> problem = NativeLibraries.load();
    if (problem.isPresent()) {
      LOG.warn("{}; training is about 25 times slower", problem.get());
      return STOCK;
    }
    return ONEDNN;
  }

  /**
   * Adds a convolution over [n, channels, height, width], stride 1, with ReLU and a 2x2 max-pool
   * that leaves out an odd last row or column.
   *
   * @param readsImage whether it is the first layer, whose input needs no gradient
   * @return the name of the layer with the result
   */
  public abstract String addConvolutionBlock(
      GraphBuilder graph,
      String name,
      ConvolutionLayer.Builder builder,
      boolean readsImage,
      String input);

  /**
   * A residual encoder over [n, channels, height, width], up to its last map's mean [n, outputs].
   * The images' gradient is not computed.
   */
  public abstract Layer residual(ResidualPlan plan, IUpdater updater);

  /** A dense layer over [n, inputs], activation {@link Activation#IDENTITY} or ReLU. */
  public abstract Layer dense(DenseLayer.Builder builder);

  /**
   * The newest instruction set that these layers may use, or the architecture if that is unknown.
   */
  public abstract String instructionSet();
}
