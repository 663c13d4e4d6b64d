package dev.csn.source.triplets;

import dev.csn.attribute.AttributeSchema;
import dev.csn.dataset.Split;
import dev.csn.error.InputException;
import dev.csn.io.FileProblem;
import dev.csn.io.JsonFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Given triplets in the form in which Veit et al. (CVPR 2017) released those of Zappos50k: {@code
 * filenames.json}, a JSON list of the images' files or one file a line; and for each condition and
 * split a {@link TripletListFile}, {@code CONDITION_tripletlist_SPLIT.txt}, beside it or in {@code
 * tripletlists}, where SPLIT is {@code train}, {@code val} or {@code test}.
 *
 * @param files the images' files
 * @param conditions by name, sorted; by split, [n, 3] row by row: anchor, positive, negative, as
 *     indices of {@code files}
 * @param sources the files that were read
 */
record ReleasedTriplets(
    List<String> files, Map<String, Map<Split, int[]>> conditions, List<Path> sources) {
  static final String NAMES = "filenames.json";

  private static final String LISTS = "tripletlists";
  private static final Pattern LIST =
      Pattern.compile("(.{1,100}?)(?:_tripletlist)?_(train|val|validation|test)\\.txt");

  /**
   * Reads a directory.
   *
   * @throws InputException if a file is missing or not of the form
   */
  static ReleasedTriplets read(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new InputException("--triplets " + directory + ": no such directory");
    }
    Path names = directory.resolve(NAMES);
    List<String> files = files(names);
    List<Path> sources = new ArrayList<>(List.of(names));
    Map<String, Map<Split, int[]>> conditions = new TreeMap<>();
    for (Path list : lists(directory)) {
      Matcher name = LIST.matcher(list.getFileName().toString());
      if (name.matches()) {
        String condition = condition(list, name.group(1));
        Split split = split(name.group(2));
        Map<Split, int[]> bySplit =
            conditions.computeIfAbsent(condition, c -> new EnumMap<>(Split.class));
        if (bySplit.put(split, TripletListFile.read(list, files.size())) != null) {
          throw new InputException(
              list + ": a second list of condition '" + condition + "' and split " + split);
        }
        sources.add(list);
      }
    }
    if (conditions.isEmpty()) {
      throw new InputException(
          directory + ": holds no list of triplets, such as CONDITION_tripletlist_train.txt");
    }
    ReleasedTriplets released = new ReleasedTriplets(files, conditions, sources);
    for (String condition : conditions.keySet()) {
      for (Split split : Split.values()) {
        if (released.triplets(condition, split).length == 0) {
          throw new InputException(
              directory + ": condition '" + condition + "': no triplets of split " + split);
        }
      }
    }
    return released;
  }

  /** The triplets of a condition and split, [n, 3] row by row. */
  int[] triplets(String condition, Split split) {
    return conditions.getOrDefault(condition, Map.of()).getOrDefault(split, new int[0]);
  }

  private static String condition(Path list, String name) {
    try {
      return AttributeSchema.triplets(name).name();
    } catch (IllegalArgumentException e) {
      throw new InputException(list + ": condition " + e.getMessage(), e);
    }
  }

  private static Split split(String label) {
    return label.equals("val") ? Split.VALIDATION : Split.find(label).orElseThrow();
  }

  private static List<String> files(Path file) {
    byte[] bytes = JsonFile.bytes(file);
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<String> files =
        text.stripLeading().startsWith("[")
            ? Arrays.asList(JsonFile.parse(file, bytes, String[].class))
            : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    if (files.size() < 3) {
      throw new InputException(file + ": names " + files.size() + " images, must be 3 or more");
    }
    Set<String> distinct = new HashSet<>();
    for (String name : files) {
      if (name == null) {
        throw new InputException(file + ": names null among the images");
      }
      if (!distinct.add(name)) {
        throw new InputException(file + ": '" + name + "' twice");
      }
    }
    return files;
  }

  /** The files that may be lists, in the order of their names. */
  private static List<Path> lists(Path directory) {
    List<Path> lists = new ArrayList<>();
    for (Path place : List.of(directory, directory.resolve(LISTS))) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> entries = Files.list(place)) {
          entries.filter(Files::isRegularFile).sorted().forEach(lists::add);
        } catch (IOException e) {
          throw FileProblem.unreadable(place, e);
        }
      }
    }
    return lists;
  }
}
