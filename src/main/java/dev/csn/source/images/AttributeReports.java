package dev.csn.source.images;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.AttributeSchema;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.source.images.ImagesReport.AttributeReport;
import dev.csn.source.images.ImagesReport.ComponentReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what an attribute is of all items. */
final class AttributeReports {
  private AttributeReports() {}

  static AttributeReport of(PlannedAttribute plan, Attribute attribute, Table table) {
    AttributeSchema schema = attribute.schema();
    List<String> columns = Arrays.stream(plan.columns()).mapToObj(table.header()::get).toList();
    int missing = 0;
    for (int item = 0; item < attribute.items(); item++) {
      missing += attribute.known(item) ? 0 : 1;
    }
    Map<String, Integer> classes = plan.labelled() ? classes(attribute) : null;
    return new AttributeReport(
        plan.name(),
        schema.kind(),
        columns,
        plan.how(),
        missing,
        classes,
        classes == null ? null : imbalance(classes),
        classes == null ? null : (int) classes.values().stream().filter(n -> n == 1).count(),
        classes == null ? components((Continuous) attribute) : null);
  }

  private static Map<String, Integer> classes(Attribute attribute) {
    List<String> labels = attribute.schema().classes();
    int[] counts = new int[labels.size()];
    for (int item = 0; item < attribute.items(); item++) {
      if (attribute.known(item)) {
        int code =
            attribute instanceof Categorical categorical
                ? categorical.code(item)
                : (int) ((Continuous) attribute).component(item, 0);
        counts[code]++;
      }
    }
    Map<String, Integer> classes = new LinkedHashMap<>();
    for (int code = 0; code < counts.length; code++) {
      classes.put(labels.get(code), counts[code]);
    }
    return classes;
  }

  /** Of classes that items have: a level may be there for its rank alone. */
  private static double imbalance(Map<String, Integer> classes) {
    int largest = classes.values().stream().mapToInt(n -> n).max().orElse(1);
    int smallest = classes.values().stream().mapToInt(n -> n).filter(n -> n > 0).min().orElse(1);
    return (double) largest / smallest;
  }

  private static List<ComponentReport> components(Continuous attribute) {
    List<ComponentReport> components = new ArrayList<>();
    for (int k = 0; k < attribute.components().size(); k++) {
      double least = Double.POSITIVE_INFINITY;
      double greatest = Double.NEGATIVE_INFINITY;
      double sum = 0;
      int known = 0;
      for (int item = 0; item < attribute.items(); item++) {
        if (attribute.known(item)) {
          double value = attribute.component(item, k);
          least = Math.min(least, value);
          greatest = Math.max(greatest, value);
          sum += value;
          known++;
        }
      }
      List<Double> scales = attribute.schema().scales();
      components.add(
          new ComponentReport(
              attribute.components().get(k),
              least,
              sum / known,
              greatest,
              scales == null ? 1 : scales.get(k)));
    }
    return components;
  }
}
