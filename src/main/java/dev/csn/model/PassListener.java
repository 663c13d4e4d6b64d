package dev.csn.model;

import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Tells a clock when the graph's passes end; only the graph itself knows. */
final class PassListener extends BaseTrainingListener {
  private final StepClock clock;

  PassListener(StepClock clock) {
    this.clock = clock;
  }

  @Override
  public void onForwardPass(Model model, Map<String, INDArray> activations) {
    clock.finished(StepPart.FORWARD);
  }

  @Override
  public void onBackwardPass(Model model) {
    clock.finished(StepPart.BACKWARD);
  }
}
