package dev.csn.search;

import dev.csn.attribute.AttributeSchema;
import dev.csn.dataset.Items;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Which items a query may find: those whose attributes are as asked, all of them known. */
public final class Where implements Serializable {
  private static final long serialVersionUID = 1;

  /** One demand on one attribute. */
  interface Term extends Serializable {
    /** Whether an item of these meets it, by its row. */
    IntPredicate in(Items items);
  }

  private final List<Term> terms;

  private Where(List<Term> terms) {
    this.terms = terms;
  }

  /**
   * Reads demands that must all be met: {@code digit=3}, {@code digit=3|5}, {@code digit!=3},
   * {@code color_r=100..200}, several separated by commas. An item of which the attribute is not
   * known meets none, negated or not.
   *
   * @param texts the values of {@code --where}; none allows every item
   * @throws dev.csn.error.ConfigurationException if one names what there is not; says what there is
   */
  public static Where parse(List<String> texts, List<AttributeSchema> schemas) {
    List<Term> terms = new ArrayList<>();
    texts.forEach(text -> terms.addAll(new WhereParser(text, schemas).parse()));
    return new Where(terms);
  }

  /** Whether every item may be found. */
  public boolean allowsAll() {
    return terms.isEmpty();
  }

  /** The rows of the items that may be found, ascending. */
  public int[] rows(Items items) {
    List<IntPredicate> met = terms.stream().map(term -> term.in(items)).toList();
    return IntStream.range(0, items.size())
        .filter(row -> met.stream().allMatch(term -> term.test(row)))
        .toArray();
  }
}
