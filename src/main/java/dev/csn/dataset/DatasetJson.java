package dev.csn.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.csn.attribute.AttributeDependence;
import dev.csn.attribute.AttributeSchema;
import dev.csn.error.InputException;
import dev.csn.image.Background;
import dev.csn.image.ImageFit;
import dev.csn.image.ImageShape;
import dev.csn.io.JsonFile;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The content of {@code dataset.json}.
 *
 * @param fit null, and not in the file, for {@link ImageFit#STRETCH} on black
 * @param background the fit's background; null, and not in the file, for black
 * @param dependences the known dependences between attributes; not in the file if there are none
 * @param files the SHA-256 of the other files, by name
 * @param sources the SHA-256 of the source files, by name
 */
record DatasetJson(
    int formatVersion,
    String name,
    ImageShape image,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ImageFit fit,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Background background,
    List<AttributeSchema> attributes,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AttributeDependence> dependences,
    SplitSizes splits,
    long seed,
    Map<String, String> files,
    Map<String, String> sources)
    implements Manifest {
  static final String FILE = "dataset.json";
  static final String IMAGES = "images.npy";

  /** The report of used and rejected source files, which some datasets have. */
  static final String REPORT = "report.json";

  private static final int FORMAT_VERSION = 1;

  DatasetJson {
    ImageFit whole = ImageFit.of(fit, background);
    fit = whole.ifNotDefault();
    background = whole.backgroundIfNotDefault();
    Manifest.require("name", name);
    Manifest.require("image", image);
    Manifest.require("attributes", attributes);
    Manifest.require("splits", splits);
    attributes.forEach(attribute -> Manifest.require("attributes", attribute));
    attributes = List.copyOf(attributes);
    dependences = dependences == null ? List.of() : dependences(dependences, attributes);
    files = Manifest.digests("files", files);
    sources = Manifest.digests("sources", sources);
    Set<String> names = new TreeSet<>(files.keySet());
    names.remove(REPORT);
    Set<String> expected = new TreeSet<>(ItemsFiles.names(attributes));
    expected.add(IMAGES);
    if (!names.equals(expected)) {
      throw new IllegalArgumentException("files: " + files.keySet() + ", must be " + expected);
    }
    if (attributes.isEmpty() || splits.total() == 0) {
      throw new IllegalArgumentException("must have at least one attribute and one item");
    }
    ItemsCsv.header(attributes); // rejects two attributes with one column
  }

  static DatasetJson of(DatasetDescription of, Map<String, String> files) {
    Items items = of.items();
    return new DatasetJson(
        FORMAT_VERSION,
        of.name(),
        of.image(),
        of.fit(),
        of.fit().background(),
        items.schemas(),
        of.dependences(),
        SplitSizes.of(items),
        of.seed(),
        files,
        of.sources());
  }

  /**
   * Parses the file's bytes.
   *
   * @throws InputException if they have another format or version
   */
  static DatasetJson parse(Path file, byte[] bytes) {
    JsonFile.requireVersion(file.toString(), bytes, FORMAT_VERSION);
    return JsonFile.parse(file, bytes, DatasetJson.class);
  }

  private static List<AttributeDependence> dependences(
      List<AttributeDependence> dependences, List<AttributeSchema> attributes) {
    Set<String> names =
        new LinkedHashSet<>(attributes.stream().map(AttributeSchema::name).toList());
    for (AttributeDependence dependence : dependences) {
      Manifest.require("dependences", dependence);
      if (!names.contains(dependence.attribute()) || !names.contains(dependence.on())) {
        throw new IllegalArgumentException(
            "dependences: " + dependence + ", the attributes are " + names);
      }
    }
    return List.copyOf(dependences);
  }
}
