package dev.csn.source.images;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.csn.dataset.SplitSizes;
import dev.csn.io.Labeled;
import java.util.List;
import java.util.Map;

/**
 * What became of a folder and its table, also as JSON.
 *
 * @param rows of the table, but for blank ones
 * @param items what became of them: the rest was rejected
 * @param rejectedBy how many, by kind
 * @param rejected each row that became no item
 * @param withoutRow image files that no row names, by their paths
 * @param copies items whose file has the same bytes as an earlier one's
 * @param split how it was chosen who trains
 * @param attributes in the order of the conditions
 * @param ignored columns that became no attribute
 * @param renamed columns whose attribute has another name
 * @param remarks what else a user may want to know
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

  /** Why a row became no item. */
  public enum Reason implements Labeled {
    /** No such file. */
    MISSING,
    /** The name leads out of the folder. */
    OUTSIDE,
    /** Several files may be meant. */
    AMBIGUOUS,
    /** Another row names the same file. */
    REPEATED,
    /** No image that can be read: damaged, of an unknown format, too large. */
    UNREADABLE,
    /** The column that says so names no split. */
    NO_SPLIT,
    /** No attribute has a value. */
    NO_VALUE
  }

  /**
   * A row that became no item.
   *
   * @param line of the table on which it ends
   * @param file as the row names it; empty if it names none
   */
  public record Rejection(long line, String file, Reason kind, String reason) {}

  /** A file with the bytes of another. */
  public record Copy(String file, String of) {}

  /** A column that became no attribute. */
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
   * @param imbalance items of the largest class by those of the smallest; null if continuous
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
      Map<String, Integer> classes,
      Double imbalance,
      Integer single,
      List<ComponentReport> components) {}

  /**
   * One component of a continuous attribute, in its own units.
   *
   * @param scale what it is divided by where distances are taken
   */
  public record ComponentReport(
      String name, double least, double mean, double greatest, double scale) {}
}
