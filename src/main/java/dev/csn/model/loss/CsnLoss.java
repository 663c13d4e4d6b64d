package dev.csn.model.loss;

import dev.csn.config.TrainingConfig;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The loss: the triplet terms and the weighted penalties, with their gradients. */
public final class CsnLoss {
  private final TripletTerm ungraded;
  private final TripletTerm graded;
  private final double gradedWeight;
  private final TrainingConfig training;

  /** The loss of a configuration. */
  public CsnLoss(TrainingConfig training) {
    this.ungraded = TripletTerm.categorical(training);
    this.graded = TripletTerm.continuous(training);
    this.gradedWeight = training.continuousLoss().weight();
    this.training = training;
  }

  /** One condition's part of the loss. Conditions are computed in parallel. */
  private record OfCondition(TripletTerm.Value value, double weight, LossGradients gradients) {}

  private OfCondition of(LossInput input, int condition) {
    boolean isGraded = input.triplets().get(condition).graded();
    double weight = isGraded ? gradedWeight : 1;
    LossGradients gradients = LossGradients.zero(input);
    TripletTerm term = isGraded ? graded : ungraded;
    return new OfCondition(term.add(input, condition, weight, gradients), weight, gradients);
  }

  /**
   * Evaluates the loss and adds its gradients to {@code gradients}. Sums are taken in the order of
   * the conditions, so that no result depends on the number of threads.
   */
  public LossValue add(LossInput input, LossGradients gradients) {
    double[] triplet = new double[input.conditions()];
    double[] violating = new double[input.conditions()];
    double total = 0;
    List<OfCondition> found =
        IntStream.range(0, input.conditions()).parallel().mapToObj(c -> of(input, c)).toList();
    for (int c = 0; c < input.conditions(); c++) {
      OfCondition one = found.get(c);
      gradients.add(one.gradients);
      triplet[c] = one.value.loss();
      violating[c] = (double) one.value.violating() / Math.max(1, input.triplets().get(c).size());
      total += one.weight * one.value.loss();
    }
    Map<Penalty, Double> penalties =
        Penalty.values(p -> p.add(input, p.weight(training), gradients));
    double penalized = 0;
    for (Map.Entry<Penalty, Double> penalty : penalties.entrySet()) {
      penalized += penalty.getKey().weight(training) * penalty.getValue();
    }
    return new LossValue(total + penalized, triplet, violating, penalties);
  }
}
