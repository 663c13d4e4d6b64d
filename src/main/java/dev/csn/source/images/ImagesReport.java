package dev.csn.source.images;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.csn.attribute.Attribute;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.LabeledAttribute;
import dev.csn.dataset.SplitSizes;
import dev.csn.source.folder.RejectionKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of preparing a folder and its table; also written as JSON.
 *
 * @param rows of the table, except blank ones
 * @param items rows that became items: the rest was rejected
 * @param rejectedBy rejected rows by kind
 * @param rejected the rejected rows
 * @param withoutRow paths of the image files that no row names
 * @param copies items whose file has the same bytes as an earlier one's
 * @param split how the splits were chosen
 * @param attributes in the order of the conditions
 * @param ignored columns that are not attributes
 * @param renamed columns whose attribute has another name
 * @param remarks on probable mistakes
 */
public record ImagesReport(
    int rows,
    int items,
    Map<String, Integer> rejectedBy,
    List<Rejection> rejected,
    List<String> withoutRow,
    List<Copy> copies,
    String split,
    SplitSizes splits,
    List<AttributeReport> attributes,
    List<IgnoredColumn> ignored,
    List<RenamedColumn> renamed,
    List<String> remarks) {

  /**
   * A rejected row of the table.
   *
   * @param line the number of the row's last line in the table
   * @param file the image file in the row's words; empty if the row has none
   */
  public record Rejection(long line, String file, RejectionKind kind, String reason) {}

  /** A file with the same bytes as an earlier one. */
  public record Copy(String file, String of) {}

  /** A column that is not an attribute. */
  public record IgnoredColumn(String column, String reason) {}

  /** A column whose attribute has another name. */
  public record RenamedColumn(String column, String attribute) {}

  /**
   * One attribute of the items.
   *
   * @param columns the table's
   * @param how it came to be of its kind
   * @param missing items that have no value
   * @param classes items by label, in the order of the codes, or from the lowest level; null if
   *     continuous
   * @param imbalance items of the largest class divided by those of the smallest that has any; null
   *     if continuous
   * @param single classes with one item, which is never a positive; null if continuous
   * @param components null unless continuous
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record AttributeReport(
      String name,
      String kind,
      List<String> columns,
      String how,
      int missing,
      @Nullable Map<String, Integer> classes,
      @Nullable Double imbalance,
      @Nullable Integer single,
      @Nullable List<ComponentReport> components) {

    static AttributeReport of(AttributeSpec spec, Attribute attribute, Table table) {
      String kind = attribute.schema().kind().label();
      List<String> columns = Arrays.stream(spec.columns()).mapToObj(table.header()::get).toList();
      int[] known = IntStream.range(0, attribute.items()).filter(attribute::known).toArray();
      int missing = attribute.items() - known.length;
      if (!spec.type().isLabeled()) {
        List<ComponentReport> components = components((Continuous) attribute, known);
        return new AttributeReport(
            spec.name(), kind, columns, spec.how(), missing, null, null, null, components);
      }
      Map<String, Integer> classes = classes((LabeledAttribute) attribute, known);
      // A level may have no item and be there for its rank alone.
      int[] counts = classes.values().stream().mapToInt(n -> n).filter(n -> n > 0).toArray();
      double imbalance =
          (double) Arrays.stream(counts).max().orElse(1) / Arrays.stream(counts).min().orElse(1);
      int single = (int) Arrays.stream(counts).filter(n -> n == 1).count();
      return new AttributeReport(
          spec.name(), kind, columns, spec.how(), missing, classes, imbalance, single, null);
    }

    private static Map<String, Integer> classes(LabeledAttribute attribute, int[] known) {
      Map<String, Integer> classes = new LinkedHashMap<>();
      attribute.classes().forEach(label -> classes.put(label, 0));
      for (int item : known) {
        classes.merge(attribute.label(item), 1, Integer::sum);
      }
      return classes;
    }

    private static List<ComponentReport> components(Continuous attribute, int[] known) {
      List<ComponentReport> components = new ArrayList<>();
      List<Double> scales = attribute.schema().scales();
      for (int k = 0; k < attribute.components().size(); k++) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int item : known) {
          double value = attribute.component(item, k);
          least = Math.min(least, value);
          greatest = Math.max(greatest, value);
          sum += value;
        }
        components.add(
            new ComponentReport(
                attribute.components().get(k),
                least,
                sum / known.length,
                greatest,
                scales == null ? 1 : scales.get(k)));
      }
      return components;
    }
  }

  /**
   * One component of a continuous attribute, in its own units.
   *
   * @param scale its divisor in distances
   */
  public record ComponentReport(
      String name, double least, double mean, double greatest, double scale) {}
}
