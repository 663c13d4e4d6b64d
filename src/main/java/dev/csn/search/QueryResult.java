package dev.csn.search;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Compared;
import dev.csn.dataset.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The answer to a query, in the form that is printed as JSON.
 *
 * @param run the run asked
 * @param anchor what the neighbours are near to
 * @param conditions the weights of the conditions, which sum to 1
 * @param neighbors best first
 * @param categorical the attributes by which an item is either like the anchor or not; not in JSON
 */
public record QueryResult(
    String run,
    Anchor anchor,
    Map<String, Double> conditions,
    List<RankedItem> neighbors,
    @JsonIgnore Set<String> categorical)
    implements QueryAnswer {

  /**
   * The query's own item: an item of the dataset (id and attributes) or an image file.
   *
   * @param id null for an image file
   * @param file that the item's image is from; null if that has no name
   * @param attributes null for an image file
   * @param image the file's path as given; null for an item
   * @param unknown the attributes that have values, but none of the item; empty for an image file;
   *     not in JSON, where these are null
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Anchor(
      Integer id,
      String file,
      Map<String, Object> attributes,
      String image,
      @JsonIgnore Set<String> unknown) {
    public static Anchor ofItem(Items items, int row) {
      Set<String> unknown =
          items.attributes().stream()
              .filter(attribute -> !(attribute instanceof Compared) && !attribute.known(row))
              .map(Attribute::name)
              .collect(Collectors.toUnmodifiableSet());
      return new Anchor(items.id(row), items.file(row), items.values(row), null, unknown);
    }

    public static Anchor ofImage(String path) {
      return new Anchor(null, null, null, path, Set.of());
    }
  }

  /**
   * One neighbour.
   *
   * @param rank from 1
   * @param id the item's id in the dataset
   * @param file that its image is from; null if that has no name
   * @param distance in units of the weighted embedding
   * @param attributes by name
   */
  public record RankedItem(
      int rank,
      int id,
      @JsonInclude(JsonInclude.Include.NON_NULL) String file,
      double distance,
      Map<String, Object> attributes) {}

  /** The conditions that count and whose attribute is not known of the anchor, an item. */
  public List<String> unknown() {
    return conditions.entrySet().stream()
        .filter(condition -> condition.getValue() > 0)
        .map(Map.Entry::getKey)
        .filter(anchor.unknown()::contains)
        .toList();
  }

  /** Names the items that a search found among {@code items}. */
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
