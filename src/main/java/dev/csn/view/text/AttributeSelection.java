package dev.csn.view.text;

import dev.csn.search.QueryResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Selects the attributes that an answer has room to show. The query's own come first and are always
 * shown.
 */
public final class AttributeSelection {
  /** Width of the headings of the query's own attributes together. */
  private static final int HEADINGS = 72;

  private static final int MIN_HEADING = 8;

  private final Set<String> asked;
  private final List<String> names;

  /**
   * Orders attributes.
   *
   * @param attributes all names, in the dataset's order
   */
  public AttributeSelection(QueryResult result, Collection<String> attributes) {
    this.asked = result.conditions().keySet();
    Set<String> ordered = new LinkedHashSet<>();
    if (LetterLabels.needed(attributes.size())) {
      asked.stream().filter(attributes::contains).forEach(ordered::add);
    }
    ordered.addAll(attributes);
    this.names = List.copyOf(ordered);
  }

  /** Attributes for a label: the first few, or all of the query's own if these are more. */
  public List<String> few() {
    int count = 0;
    while (count < names.size()
        && (!LetterLabels.needed(count + 1) || asked.contains(names.get(count)))) {
      count++;
    }
    return names.subList(0, count);
  }

  /**
   * Attributes that fit into a line beside other columns; all if they are few.
   *
   * @param taken the width of the other columns
   */
  List<String> fitting(int taken, List<QueryResult.RankedItem> items) {
    if (!LetterLabels.needed(names.size())) {
      return names;
    }
    List<String> fitting = new ArrayList<>();
    int width = taken;
    for (String name : names) {
      int column = heading(name).length();
      for (QueryResult.RankedItem item : items) {
        column = Math.max(column, TextWidth.of(Format.attribute(item.attributes().get(name))));
      }
      width += 2 + column;
      if (width > WrappedList.WIDTH && !asked.contains(name)) {
        break;
      }
      fitting.add(name);
    }
    return fitting;
  }

  /** The attributes that are not shown, in order. */
  List<String> without(List<String> shown) {
    return names.stream().filter(name -> !shown.contains(name)).toList();
  }

  /** A column's title: the name, its middle left out if many share the line. */
  String heading(String name) {
    return LetterLabels.needed(names.size())
        ? LetterLabels.shortened(name, Math.max(MIN_HEADING, HEADINGS / asked.size() - 2))
        : name;
  }
}
