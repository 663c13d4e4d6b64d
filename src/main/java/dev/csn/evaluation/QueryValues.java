package dev.csn.evaluation;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.DistanceAttribute;
import dev.csn.attribute.TripletAttribute;
import dev.csn.gallery.Embeddings;
import dev.csn.gallery.Gallery;
import dev.csn.search.Similarity;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The values per query that an evaluation averages. Every item of a group is a query. Its values
 * depend on the gallery alone, so any process with the gallery can compute the values of any
 * queries. The joined values are the same to the last bit.
 */
public final class QueryValues implements Serializable {
  private static final long serialVersionUID = 1;

  private final Gallery gallery;
  private final List<AttributeGroup> groups;

  private QueryValues(Gallery gallery, List<AttributeGroup> groups) {
    this.gallery = gallery;
    this.groups = groups;
  }

  /**
   * The values of a gallery.
   *
   * @throws dev.csn.error.InputException if a condition has no attribute
   */
  public static QueryValues of(Gallery gallery) {
    List<Attribute> valued = new ArrayList<>();
    for (String condition : gallery.masks().conditions()) {
      Attribute attribute = AttributeGroup.attribute(gallery.items(), condition);
      if (!(attribute instanceof TripletAttribute)) { // else nothing can be ranked by it
        valued.add(attribute);
      }
    }
    return new QueryValues(gallery, AttributeGroup.groups(valued));
  }

  /** The number of {@link AttributeGroup}s. */
  int groups() {
    return groups.size();
  }

  /** The attributes of a group, for its items alone, in the order of their metrics' values. */
  List<Attribute> attributes(int group) {
    return groups.get(group).attributes();
  }

  /** One task for all queries of a group. */
  RankingTask all(int group, RankingTask.Kind kind, String name) {
    return new RankingTask(group, kind, name, 0, attributes(group).get(0).items());
  }

  /**
   * Computes the values of a task.
   *
   * @param threads at least 1; no value depends on their number
   * @return [values, queries]
   */
  public double[][] of(RankingTask task, int threads) {
    AttributeGroup known = groups.get(task.group());
    return switch (task.kind()) {
      case CONDITION -> underCondition(known, task, threads);
      case IDEAL -> Baselines.ideal(attribute(known, task), task.from(), task.to(), threads);
      case RANDOM -> Baselines.random(attribute(known, task), task.from(), task.to(), threads);
    };
  }

  private double[][] underCondition(AttributeGroup known, RankingTask task, int threads) {
    List<RankingMetric> metrics = new ArrayList<>();
    for (Attribute attribute : known.attributes()) {
      for (Metric metric : Metric.ranked(attribute, attribute.name().equals(task.name()))) {
        metrics.add(metric.ranking(attribute));
      }
    }
    Embeddings embeddings = known.of(gallery.embeddings());
    float[] weights = Similarity.of(task.name()).weights(gallery.masks(), gallery.embeddings());
    return RankingMetric.values(metrics, embeddings, weights, task.from(), task.to(), threads);
  }

  private static DistanceAttribute attribute(AttributeGroup known, RankingTask task) {
    return (DistanceAttribute)
        known.attributes().stream()
            .filter(attribute -> attribute.name().equals(task.name()))
            .findFirst()
            .orElseThrow();
  }
}
