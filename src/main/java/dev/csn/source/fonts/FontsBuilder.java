package dev.csn.source.fonts;

import dev.csn.attribute.Attribute;
import dev.csn.dataset.DatasetDescription;
import dev.csn.dataset.ImageSetWriter;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import dev.csn.error.InputException;
import dev.csn.image.ImageShape;
import dev.csn.io.Sha256;
import dev.csn.random.Seed;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Makes a dataset of the pictures of 62 characters in every font found. Fonts are drawn twice, once
 * to tell which are of use and once to be written, so that memory does not grow with the pictures.
 */
public final class FontsBuilder {
  static final String NAME = "fonts";

  /** Fonts that are drawn at a time, on all cores, before their pictures are written. */
  private static final int CHUNK = 32;

  private FontsBuilder() {}

  /**
   * Writes the dataset; the same configuration and files give the same bytes.
   *
   * @param force whether an existing dataset may be replaced
   * @param progress receives lines such as "64 of 120 font files read"
   * @throws ConfigurationException if the output cannot or may not be written, or an attribute
   *     would be of no use
   * @throws InputException if there are too few fonts
   */
  public static PreparedFonts build(FontsConfig config, boolean force, Consumer<String> progress) {
    List<FontFile> files = FontFile.in(config.fonts());
    Seed seed = new Seed(config.seed());
    FontCatalog catalog =
        FontCatalog.read(
            files,
            config.limit(),
            config.size(),
            seed.of("fonts"),
            read -> progress.accept(read + " of " + files.size() + " font files read"));
    requireEnough(config, catalog);
    List<FontFace> fonts = catalog.usable();
    Items items =
        new Items(
            IntStream.range(0, fonts.size() * Alphabet.SIZE).toArray(),
            config.split().assign(fonts.size(), seed.of("split")),
            config.attributes().stream().map(a -> a.of(fonts)).toList());
    requireTwoValues(items);
    ImageShape shape = new ImageShape(config.size(), config.size(), 1);
    DatasetDescription description =
        new DatasetDescription(NAME, shape, items, config.seed(), digests(fonts));
    try (ImageSetWriter writer =
        ImageSetWriter.create(Path.of(config.output()), description, force)) {
      for (int from = 0; from < fonts.size(); from += CHUNK) {
        List<FontFace> chunk = fonts.subList(from, Math.min(fonts.size(), from + CHUNK));
        for (GlyphPictures pictures :
            chunk.parallelStream().map(f -> drawnAgain(f, config.size())).toList()) {
          for (int c = 0; c < Alphabet.SIZE; c++) {
            writer.append(pictures.picture(c));
          }
        }
      }
      return new PreparedFonts(
          writer.commit(), PreparedFonts.Fonts.of(catalog, counts(config, items)));
    }
  }

  private static void requireEnough(FontsConfig config, FontCatalog catalog) {
    int wanted = Math.max(FontSplit.MIN_FONTS, config.limit());
    if (catalog.usable().size() < wanted) {
      String reason =
          catalog.skipped().isEmpty()
              ? ""
              : "; skipped are "
                  + catalog.skipped().size()
                  + ", the first "
                  + catalog.skipped().get(0).file()
                  + ": "
                  + catalog.skipped().get(0).reason().label()
                  + ": "
                  + catalog.skipped().get(0).detail();
      throw new InputException(
          "--fonts "
              + String.join(", ", config.fonts())
              + ": "
              + catalog.usable().size()
              + " usable fonts in "
              + catalog.files()
              + " files, must be at least "
              + wanted
              + reason);
    }
  }

  /** Refuses attributes that are constant in a split: they leave nothing to train or measure. */
  private static void requireTwoValues(Items items) {
    for (Attribute attribute : items.attributes()) {
      for (Split split : Split.values()) {
        Set<String> values = new TreeSet<>();
        for (int item : items.rows(split)) {
          if (attribute.known(item)) {
            values.add(String.valueOf(attribute.value(item)));
          }
        }
        if (values.size() < 2) {
          throw new ConfigurationException(
              "--attributes "
                  + attribute.name()
                  + ": in the "
                  + split
                  + " split "
                  + (values.isEmpty() ? "no font says it" : "all are " + values.iterator().next())
                  + "; must have two values, leave it out or try another --seed");
        }
      }
    }
  }

  private static GlyphPictures drawnAgain(FontFace font, int size) {
    String problem = "its pictures are other ones";
    try {
      GlyphPictures pictures = FontFaces.read(font.file()).pictures(font.face(), size);
      if (pictures.sha256().equals(font.pictures())) {
        return pictures;
      }
    } catch (UnusableFaceException e) {
      problem = e.detail();
    }
    throw new InputException(font.file().path() + ": has changed while it was read: " + problem);
  }

  private static Map<String, String> digests(List<FontFace> fonts) {
    Map<String, String> digests = new TreeMap<>();
    for (FontFace font : fonts) {
      digests.computeIfAbsent(font.file().name(), name -> Sha256.ofInput(font.file().path()));
    }
    return digests;
  }

  /** The number of fonts with each value of the attributes that fonts declare. */
  private static Map<String, Map<String, Integer>> counts(FontsConfig config, Items items) {
    Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    for (FontAttribute kind : config.attributes()) {
      if (kind == FontAttribute.CHARACTER || kind == FontAttribute.FONT) {
        continue;
      }
      Attribute attribute = items.attribute(kind.label()).orElseThrow();
      Map<String, Integer> ofValue = new TreeMap<>();
      for (int item = 0; item < items.size(); item += Alphabet.SIZE) {
        String value = attribute.known(item) ? String.valueOf(attribute.value(item)) : "unknown";
        ofValue.merge(value, 1, Integer::sum);
      }
      counts.put(kind.label(), ofValue);
    }
    return counts;
  }
}
