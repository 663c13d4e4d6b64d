package dev.csn.cli;

import dev.csn.config.Check;
import dev.csn.source.fonts.FontAttribute;
import dev.csn.source.fonts.FontSplit;
import dev.csn.source.fonts.FontsBuilder;
import dev.csn.source.fonts.FontsConfig;
import dev.csn.source.fonts.PreparedFonts;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "fonts",
    description =
        "Build a dataset of the 62 characters 0-9A-Za-z in every font of some directories.",
    footerHeading = Verb.EXAMPLES,
    footer = {
      "  csn prepare-data fonts --fonts data/fonts",
      "  csn prepare-data fonts --fonts /usr/share/fonts --size 32 --limit 50"
    },
    mixinStandardHelpOptions = true)
final class PrepareFontsCommand extends Verb<PreparedFonts> {
  @Option(
      names = "--fonts",
      required = true,
      paramLabel = "DIR",
      description = "A directory of TrueType and OpenType files; may be repeated.")
  private List<String> fonts;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "The dataset directory (default: data/font-glyphs).")
  private String target = "data/font-glyphs";

  @Option(
      names = "--size",
      paramLabel = "PIXELS",
      description = "Width and height of the pictures (default: 64).")
  private int size = 64;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Take only N fonts, drawn at random (default: 0, all).")
  private int limit;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of the split and of --limit (default: 1).")
  private long seed = 1;

  @Option(
      names = "--split",
      paramLabel = "fonts|items",
      description = "Hold out whole fonts (default) or single glyphs.")
  private String split = "fonts";

  @Option(
      names = "--attributes",
      split = ",",
      paramLabel = "A",
      description =
          "The conditions: some of character, font, style, weight, serif (default:"
              + " character,font).")
  private List<String> attributes = List.of("character", "font");

  @Option(names = "--force", description = "Replace an existing dataset.")
  private boolean force;

  @Override
  PreparedFonts result() {
    FontsConfig config =
        new FontsConfig(
            fonts,
            target,
            size,
            limit,
            seed,
            Check.oneOf("--split", split, FontSplit.values()),
            attributes.stream()
                .map(a -> Check.oneOf("--attributes", a, FontAttribute.values()))
                .toList());
    PreparedFonts prepared = FontsBuilder.build(config, force, this::remark);
    wrote(Path.of(target));
    return prepared;
  }

  private void remark(String line) {
    if (!output.quiet()) {
      err().println(line);
    }
  }

  @Override
  String text(PreparedFonts result) {
    return result.summary() + "\n";
  }
}
