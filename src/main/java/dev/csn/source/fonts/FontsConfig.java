package dev.csn.source.fonts;

import dev.csn.error.ConfigurationException;
import java.util.HashSet;
import java.util.List;

/**
 * The fonts to draw, and the dataset to write.
 *
 * @param fonts the directories to search, at least one
 * @param output the dataset directory to make
 * @param size of a picture's sides, in pixels, 16 to 512
 * @param limit the number of fonts to take, from files in random order; 0 takes all
 * @param seed of the split, and of the fonts taken
 * @param split the unit that is split
 * @param attributes the conditions, in their order, at least one, each once
 */
public record FontsConfig(
    List<String> fonts,
    String output,
    int size,
    int limit,
    long seed,
    FontSplit split,
    List<FontAttribute> attributes) {
  public FontsConfig {
    fonts = List.copyOf(fonts);
    attributes = List.copyOf(attributes);
    if (fonts.isEmpty()) {
      throw new ConfigurationException("--fonts: missing, must name a directory");
    }
    fonts.forEach(directory -> requireDirectory("--fonts", directory));
    requireDirectory("--output", output);
    if (size < 16 || size > 512) {
      throw new ConfigurationException("--size " + size + ": must be 16 to 512 pixels");
    }
    if (limit != 0 && limit < FontSplit.MIN_FONTS) {
      throw new ConfigurationException(
          "--limit " + limit + ": must be 0 (all fonts) or at least " + FontSplit.MIN_FONTS);
    }
    if (attributes.isEmpty() || new HashSet<>(attributes).size() < attributes.size()) {
      throw new ConfigurationException(
          "--attributes "
              + String.join(",", attributes.stream().map(FontAttribute::label).toList())
              + ": must name one or more attributes, none of them twice");
    }
  }

  private static void requireDirectory(String flag, String value) {
    if (value == null || value.isBlank() || value.indexOf('\0') >= 0) {
      throw new ConfigurationException(flag + " '" + value + "': must name a directory");
    }
  }
}
