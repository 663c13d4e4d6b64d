package dev.csn.model.onednn;

import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A choice of layers: those that run oneDNN's kernels, or DL4J's own. */
public enum CpuLayers {
  ONEDNN {
    @Override
    public Layer convolution(ConvolutionLayer.Builder builder, boolean readsImage) {
      return new OneDnnConvolution(builder, readsImage);
    }

    @Override
    public Layer dense(DenseLayer.Builder builder) {
      return new ContiguousDense(builder);
    }
  },
  STOCK {
    @Override
    public Layer convolution(ConvolutionLayer.Builder builder, boolean readsImage) {
      return builder.build();
    }

    @Override
    public Layer dense(DenseLayer.Builder builder) {
      return builder.build();
    }
  };

  /** Set to {@code stock}, it keeps DL4J's own layers: for comparisons. */
  public static final String PROPERTY = "csn.layers";

  private static final Logger LOG = LoggerFactory.getLogger(CpuLayers.class);

  /** Chosen once, when first asked for, so that its warning is given once. */
  private static final class Choice {
    private static final CpuLayers BEST = choose();
  }

  /** The fastest choice on this machine; a warning says so where it is not the fast one. */
  public static CpuLayers best() {
    return Choice.BEST;
  }

  private static CpuLayers choose() {
    if (System.getProperty(PROPERTY, "").equals("stock")) {
      LOG.warn("DL4J's own layers are used, as -D{}=stock asks: training is much slower", PROPERTY);
      return STOCK;
    }
    if (!nativeBuildHasOneDnn()) {
      LOG.warn("this native build has no oneDNN: training is about 25 times slower");
      return STOCK;
    }
    return ONEDNN;
  }

  private static boolean nativeBuildHasOneDnn() {
    return Nd4j.getBackend().buildInfo().contains("HAVE_ONEDNN")
        && Nd4jCpu.Environment.getInstance().isUseONEDNN();
  }

  /**
   * A convolution over [n, channels, height, width], stride 1, without activation.
   *
   * @param readsImage whether it is the first layer, whose input needs no gradient
   */
  public abstract Layer convolution(ConvolutionLayer.Builder builder, boolean readsImage);

  /** A dense layer over [n, inputs], activation {@link Activation#IDENTITY} or ReLU. */
  public abstract Layer dense(DenseLayer.Builder builder);
}
