package dev.csn.dataset;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.AttributeSchema;
import dev.csn.attribute.TripletAttribute;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Items of a dataset: ids, splits and attributes, row by row. Ids are row numbers of the whole
 * dataset, in ascending order.
 */
public final class Items implements Serializable {
  private static final long serialVersionUID = 1;

  private static final Pattern FILE = Pattern.compile("[^\\p{Cntrl}\\u2028\\u2029]{1,4096}");

  private final int[] ids;
  private final Split[] splits;
  private final List<Attribute> attributes;
  private final @Nullable List<String> files;

  /** Items whose images have no file names. */
  public Items(int[] ids, Split[] splits, List<? extends Attribute> attributes) {
    this(ids, splits, attributes, null);
  }

  /**
   * Items by row.
   *
   * @param files the file name of each image, one line of text each; null if images have none
   */
  public Items(
      int[] ids,
      Split[] splits,
      List<? extends Attribute> attributes,
      @Nullable List<String> files) {
    this.ids = ids.clone();
    this.splits = splits.clone();
    this.attributes = List.copyOf(attributes);
    this.files = files == null ? null : List.copyOf(files);
    if (ids.length != splits.length) {
      throw new IllegalArgumentException(ids.length + " ids, " + splits.length + " splits");
    }
    for (int row = 1; row < ids.length; row++) {
      if (ids[row] <= ids[row - 1]) {
        throw new IllegalArgumentException("id " + ids[row] + " after " + ids[row - 1]);
      }
    }
    if (files != null && (files.size() != ids.length || !files.stream().allMatch(Items::isFile))) {
      throw new IllegalArgumentException(
          ids.length + " ids, files " + files.size() + ": not names");
    }
    Set<String> names = new HashSet<>();
    for (Attribute attribute : attributes) {
      if (!names.add(attribute.name())) {
        throw new IllegalArgumentException("two attributes " + attribute.name());
      }
      if (attribute.items() != ids.length) {
        throw new IllegalArgumentException(attribute.name() + ": " + attribute.items() + " items");
      }
    }
  }

  public int size() {
    return ids.length;
  }

  public int id(int row) {
    return ids[row];
  }

  public Split split(int row) {
    return splits[row];
  }

  /** Whether a text may be the file name of an image: 1 to 4096 characters of one line. */
  public static boolean isFile(String text) {
    return FILE.matcher(text).matches();
  }

  /** Whether images have file names. */
  public boolean haveFiles() {
    return files != null;
  }

  /** The file name of an item's image; null if images have none. */
  public @Nullable String file(int row) {
    return files == null ? null : files.get(row);
  }

  /** The row of the item {@code id}, or a negative number. */
  public int row(int id) {
    return Arrays.binarySearch(ids, id);
  }

  /** The attributes in the order of the dataset and of the conditions. */
  public List<Attribute> attributes() {
    return attributes;
  }

  public Optional<Attribute> attribute(String name) {
    return attributes.stream().filter(a -> a.name().equals(name)).findFirst();
  }

  public List<AttributeSchema> schemas() {
    return attributes.stream().map(Attribute::schema).toList();
  }

  /** The rows of a split, ascending. */
  public int[] rows(Split split) {
    int[] rows = new int[ids.length];
    int count = 0;
    for (int row = 0; row < ids.length; row++) {
      if (splits[row] == split) {
        rows[count++] = row;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  /** These items with other attributes. */
  Items with(List<Attribute> others) {
    return new Items(ids, splits, others, files);
  }

  /** These items with {@code first}, which may be negative, added to their ids. */
  Items shift(int first) {
    return new Items(
        Arrays.stream(ids).map(id -> Math.addExact(id, first)).toArray(),
        splits,
        attributes,
        files);
  }

  /** Selects rows, which must ascend. */
  public Items select(int[] rows) {
    int[] selectedIds = new int[rows.length];
    Split[] selectedSplits = new Split[rows.length];
    for (int i = 0; i < rows.length; i++) {
      selectedIds[i] = ids[rows[i]];
      selectedSplits[i] = splits[rows[i]];
    }
    List<Attribute> selected = new ArrayList<>();
    for (Attribute attribute : attributes) {
      selected.add(attribute.select(rows));
    }
    @Nullable List<String> selectedFiles =
        files == null ? null : Arrays.stream(rows).mapToObj(files::get).toList();
    return new Items(selectedIds, selectedSplits, selected, selectedFiles);
  }

  /** An item's values by attribute name, for text and JSON output. */
  public Map<String, @Nullable Object> values(int row) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Attribute attribute : attributes) {
      if (attribute instanceof TripletAttribute) {
        continue; // it has no values
      }
      values.put(attribute.name(), attribute.value(row));
    }
    return values;
  }
}
