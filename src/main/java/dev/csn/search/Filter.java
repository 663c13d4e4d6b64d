package dev.csn.search;

import dev.csn.attribute.AttributeSchema;
import dev.csn.dataset.Items;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A filter on attributes: the items that a query may find. */
public final class Filter implements Serializable {
  private static final long serialVersionUID = 1;

  /** A predicate on one attribute. */
  interface Term extends Serializable {
    /** The predicate on rows of {@code items}. */
    IntPredicate in(Items items);
  }

  private final List<Term> terms;

  private Filter(List<Term> terms) {
    this.terms = terms;
  }

  /**
   * Parses predicates that must all hold: {@code digit=3}, {@code digit=3|5}, {@code digit!=3},
   * {@code color_r=100..200}, several separated by commas. An item with an unknown attribute
   * matches no predicate, not even {@code !=}.
   *
   * @param texts the values of {@code --where}; none allows every item
   * @throws dev.csn.error.ConfigurationException if one names an unknown attribute or value; lists
   *     the known ones
   */
  public static Filter parse(List<String> texts, List<AttributeSchema> schemas) {
    List<Term> terms = new ArrayList<>();
    texts.forEach(text -> terms.addAll(new FilterParser(text, schemas).parse()));
    return new Filter(terms);
  }

  /** Whether the filter allows every item. */
  public boolean allowsAll() {
    return terms.isEmpty();
  }

  /** The rows of the allowed items, ascending. */
  public int[] rows(Items items) {
    List<IntPredicate> met = terms.stream().map(term -> term.in(items)).toList();
    return IntStream.range(0, items.size())
        .filter(row -> met.stream().allMatch(term -> term.test(row)))
        .toArray();
  }
}
