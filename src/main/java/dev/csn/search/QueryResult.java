package dev.csn.search;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.TripletAttribute;
import dev.csn.dataset.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question, in its JSON form.
 *
 * @param run the run directory
 * @param anchor the query's item or image
 * @param conditions the conditions' weights, which sum to 1
 * @param neighbors best first
 * @param categorical names of the categorical attributes; not in JSON
 */
public record QueryResult(
    String run,
    Anchor anchor,
    Map<String, Double> conditions,
    List<RankedItem> neighbors,
    @JsonIgnore Set<String> categorical)
    implements QueryAnswer {

  /**
   * The anchor: an item of the dataset (id and attributes) or an image file.
   *
   * @param id null for an image file
   * @param file source file of the item's image, if it has a name
   * @param attributes null for an image file
   * @param image the image file's path as given; null for an item
   * @param unknown names of the attributes whose value is unknown; not in JSON, where these are
   *     null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Anchor(
      @Nullable Integer id,
      @Nullable String file,
      @Nullable Map<String, Object> attributes,
      @Nullable String image,
      @JsonIgnore Set<String> unknown) {
    public static Anchor ofItem(Items items, int row) {
      Set<String> unknown =
          items.attributes().stream()
              .filter(
                  attribute -> !(attribute instanceof TripletAttribute) && !attribute.known(row))
              .map(Attribute::name)
              .collect(Collectors.toUnmodifiableSet());
      return new Anchor(items.id(row), items.file(row), items.values(row), null, unknown);
    }

    public static Anchor ofImage(String path) {
      return new Anchor(null, null, null, path, Set.of());
    }
  }

  /**
   * One neighbor.
   *
   * @param rank from 1
   * @param id in the dataset
   * @param file source file of its image, if it has a name
   * @param distance in units of the weighted embedding
   * @param attributes by name
   */
  public record RankedItem(
      int rank,
      int id,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String file,
      double distance,
      Map<String, Object> attributes) {}

  /** The conditions of positive weight whose attribute is unknown for the anchor. */
  public List<String> unknown() {
    return conditions.entrySet().stream()
        .filter(condition -> condition.getValue() > 0)
        .map(Map.Entry::getKey)
        .filter(anchor.unknown()::contains)
        .toList();
  }

  /** Describes the neighbors that a search found among {@code items}. */
  public static QueryResult of(
      String run, Anchor anchor, Similarity similarity, Items items, List<Neighbor> found) {
    List<RankedItem> ranked = new ArrayList<>(found.size());
    for (Neighbor neighbor : found) {
      int row = neighbor.row();
      ranked.add(
          new RankedItem(
              ranked.size() + 1,
              items.id(row),
              items.file(row),
              neighbor.distance(),
              items.values(row)));
    }
    Set<String> categorical =
        items.attributes().stream()
            .filter(Categorical.class::isInstance)
            .map(Attribute::name)
            .collect(Collectors.toUnmodifiableSet());
    return new QueryResult(run, anchor, similarity.conditions(), ranked, categorical);
  }
}
