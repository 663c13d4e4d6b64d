package dev.csn.cli;

import dev.csn.error.ConfigurationException;
import dev.csn.index.GalleryIndex;
import dev.csn.render.NeighborGrid;
import dev.csn.render.QueryText;
import dev.csn.retrieval.QueryResult;
import dev.csn.run.Query;
import dev.csn.run.QueryGrid;
import dev.csn.run.RunDirectory;
import dev.csn.run.SearchOptions;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "query",
    description = "Find the nearest neighbours of an item under a condition or a blend of them.",
    footerHeading = Verb.EXAMPLES,
    footer = {
      "  csn query --condition color=0.7,digit=0.3 --id 17",
      "  csn query --condition digit --image mine.png -k 20 --output grid.png",
      "  csn query --condition color --where digit=3|5,color_r=100..200"
    },
    mixinStandardHelpOptions = true)
final class QueryCommand extends RunVerb<QueryResult> {
  private static final String SVG = "svg";
  private static final List<String> PICTURES = List.of("png", SVG);

  @Option(
      names = "--condition",
      paramLabel = "C[=w][,C=w]...",
      required = true,
      description = "A condition, or several with weights: color=0.7,digit=0.3.")
  private String condition;

  @Option(names = "--id", paramLabel = "I", description = "The anchor: an item of the dataset.")
  private Integer id;

  @Option(names = "--image", paramLabel = "FILE", description = "The anchor: an image file.")
  private Path image;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Draws the anchor if neither --id nor --image names it (default: 1).")
  private long seed = 1;

  @Option(names = "-k", paramLabel = "K", description = "How many neighbours (default: 10).")
  private int k = 10;

  @Option(
      names = "--output",
      paramLabel = "grid.png|svg",
      description = "Also draw them, as PNG or SVG by the file's ending.")
  private Path picture;

  @Mixin private SplitOption splitOption;

  @Option(
      names = "--gallery",
      paramLabel = "DIR",
      description = "Search what csn embed exported by the run's model, not a split.")
  private Path gallery;

  @Option(
      names = "--where",
      paramLabel = "A=V[,A=V]...",
      description = {
        "Find only items that are so: digit=3, digit=3|5 (a class or a level of several),"
            + " color_r=100..200, color_r=100.. (a range). All must be met, also those of a"
            + " repeated --where."
      })
  private List<String> where = List.of();

  @Option(
      names = "--index",
      description = "Search by the index that csn index built: quicker, most likely the nearest.")
  private boolean index;

  @Option(
      names = "--candidates",
      paramLabel = "N",
      description = {
        "Of --index: near items that each graph gives to be ranked exactly (default: "
            + GalleryIndex.CANDIDATES
            + ", and 4 a neighbour at least)."
      })
  private int candidates = GalleryIndex.CANDIDATES;

  @Override
  QueryResult result(RunDirectory run) {
    if (k < 1) {
      throw new ConfigurationException("-k: " + k + " is too small, must be at least 1");
    }
    if (id != null && image != null) {
      throw new ConfigurationException("--image: " + image + " beside --id " + id + ", name one");
    }
    String ending = picture == null ? "" : PictureFile.ending("--output", picture, PICTURES);
    Query query =
        new Query(
            run,
            condition,
            k,
            new SearchOptions(splitOption.split(), gallery, where, index, candidates));
    QueryResult result =
        image != null ? query.ofImage(image) : id != null ? query.ofItem(id) : query.ofAny(seed);
    if (picture != null) {
      NeighborGrid grid = new QueryGrid(query.embeddings()).draw(result);
      OutputFile.write(
          picture,
          ending.equals(SVG) ? out -> grid.writeSvg(QueryText.title(result), out) : grid::writePng);
    }
    return result;
  }

  @Override
  String text(QueryResult result) {
    return QueryText.of(result, style());
  }
}
