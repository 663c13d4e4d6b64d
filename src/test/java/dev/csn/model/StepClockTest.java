package dev.csn.model;

import static dev.csn.model.StepPart.BACKWARD;
import static dev.csn.model.StepPart.FORWARD;
import static dev.csn.model.StepPart.LOSS;
import static dev.csn.model.StepPart.UPDATE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.config.Variant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class StepClockTest {
  private final CsnNetwork network = TinyModel.network(TinyModel.description(Variant.LEARNED));
  private final INDArray images = TinyModel.images(12, TinyModel.SHAPE);

  private void step(CsnNetwork trained) {
    var unused = trained.train(images, TinyModel.triplets(12, 20, 20, 20));
  }

  @Test
  void thePartsOfAStepEndInTheOrderInWhichTheyAreDone() {
    List<StepPart> parts = new ArrayList<>();
    network.observe(parts::add);
    step(network);
    assertEquals(List.of(FORWARD, LOSS, BACKWARD, UPDATE), parts);
  }

  @Test
  void aNetworkThatIsObservedLearnsTheSame() {
    CsnNetwork unobserved = TinyModel.network(TinyModel.description(Variant.LEARNED));
    network.observe(part -> {});
    for (int i = 0; i < 3; i++) {
      step(network);
      step(unobserved);
    }
    assertArrayEquals(TinyModel.flat(unobserved), TinyModel.flat(network));
  }
}
