package dev.csn.model;

import dev.csn.config.MaskActivation;
import dev.csn.config.MaskInit;
import dev.csn.error.ConfigurationException;
import dev.csn.model.onednn.Residual;
import dev.csn.model.onednn.ResidualPlan;
import dev.csn.random.Seed;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The parameters before the first step. */
final class InitialParameters {
  /** The active value of a disjoint mask outside its own block, as in the paper's code. */
  private static final float OUTSIDE_BLOCK = 0.1f;

  private InitialParameters() {}

  /**
   * Draws the weights and biases of every encoder layer from U(-1/sqrt(n), 1/sqrt(n)) for n inputs
   * per unit. This is LeCun's choice and PyTorch's default, so that results can be compared. {@link
   * #drawResidual} draws the convolutions of a residual encoder.
   */
  static void drawEncoder(ComputationGraph graph, Seed seed) {
    for (var layer : graph.getLayers()) {
      if (layer.conf().getLayer() instanceof Residual residual) {
        drawResidual(residual.plan(), layer, seed);
      } else if (layer instanceof BaseLayer && layer.paramTable().containsKey("W")) {
        INDArray weights = layer.getParam("W");
        long inputs = weights.rank() == 2 ? weights.size(0) : weights.length() / weights.size(0);
        float bound = (float) (1 / Math.sqrt((double) inputs));
        Seed stream = seed.of(layer.conf().getLayer().getLayerName());
        fill(weights, stream.of("W"), bound);
        fill(layer.getParam("b"), stream.of("b"), bound);
      }
    }
  }

  /**
   * Draws a residual encoder's weights as Fixup does (Zhang, Dauphin and Ma, ICLR 2019): from U(-b,
   * b) of variance 2/n for n inputs per unit (He et al., ICCV 2015), but with b divided by the
   * square root of the number of blocks for each block's first convolution. Its second convolution
   * and all biases are zero. So each block starts as its shortcut.
   */
  private static void drawResidual(ResidualPlan plan, Layer layer, Seed seed) {
    double inBlock = 1 / Math.sqrt(plan.blocks().size());
    plan.stem().forEach(convolution -> drawHe(convolution, 1, layer, seed));
    for (ResidualPlan.Block block : plan.blocks()) {
      drawHe(block.first(), inBlock, layer, seed);
      if (block.shortcut() != null) {
        drawHe(block.shortcut(), 1, layer, seed);
      }
    }
  }

  private static void drawHe(ResidualPlan.Conv convolution, double gain, Layer layer, Seed seed) {
    INDArray weights = layer.getParam(convolution.weights());
    double inputs = (double) weights.length() / weights.size(0);
    fill(weights, seed.of(convolution.weights()), (float) (gain * Math.sqrt(6 / inputs)));
  }

  private static void fill(INDArray target, Seed seed, float bound) {
    SplittableRandom random = seed.random();
    float[] values = new float[Math.toIntExact(target.length())];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
    }
    target.assign(Nd4j.createFromArray(values).reshape('c', target.shape()));
  }

  /**
   * The initial values of beta, [conditions][dimensions].
   *
   * @throws ConfigurationException if there are fewer dimensions than disjoint masks
   */
  static float[][] masks(ModelDescription model, MaskInit init, Seed seed) {
    int conditions = model.attributes().size();
    int dimensions = model.dimensions();
    MaskActivation activation = model.maskActivation();
    return switch (model.variant()) {
      case STANDARD -> ones(conditions, dimensions);
      // Of specialists, each condition's block is the embedding of its own network.
      case FIXED, SPECIALISTS -> disjoint(conditions, dimensions, 1, 0);
      case LEARNED ->
          switch (init.kind()) {
            case DISJOINT ->
                disjoint(
                    conditions, dimensions, activation.beta(1), activation.beta(OUTSIDE_BLOCK));
            case NORMAL -> normal(init, conditions, dimensions, seed.random());
          };
    };
  }

  private static float[][] ones(int conditions, int dimensions) {
    float[][] masks = new float[conditions][dimensions];
    for (float[] mask : masks) {
      Arrays.fill(mask, 1);
    }
    return masks;
  }

  /** One block per condition, all of the same length. Dimensions left over are in no block. */
  private static float[][] disjoint(int conditions, int dimensions, float inside, float outside) {
    if (dimensions < conditions) {
      throw new ConfigurationException(
          "model.embeddingSize: "
              + dimensions
              + " is too small for disjoint masks, must be at least "
              + conditions
              + ", the number of conditions");
    }
    int block = dimensions / conditions;
    float[][] masks = new float[conditions][dimensions];
    for (int c = 0; c < conditions; c++) {
      Arrays.fill(masks[c], outside);
      Arrays.fill(masks[c], c * block, (c + 1) * block, inside);
    }
    return masks;
  }

  private static float[][] normal(
      MaskInit init, int conditions, int dimensions, SplittableRandom random) {
    float[][] masks = new float[conditions][dimensions];
    for (float[] mask : masks) {
      for (int d = 0; d < dimensions; d++) {
        mask[d] = (float) random.nextGaussian(init.mean(), init.stdDev());
      }
    }
    return masks;
  }
}
