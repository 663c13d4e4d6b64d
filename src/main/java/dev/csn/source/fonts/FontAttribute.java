package dev.csn.source.fonts;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Ordinal;
import dev.csn.io.Labeled;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An attribute of a character's picture. All but the first two are known only if the font says. */
public enum FontAttribute implements Labeled {
  /** One of the 62 characters. */
  CHARACTER {
    @Override
    Attribute of(List<FontFace> fonts) {
      int[] codes = new int[fonts.size() * Alphabet.SIZE];
      for (int item = 0; item < codes.length; item++) {
        codes[item] = item % Alphabet.SIZE;
      }
      return new Categorical(label(), Alphabet.labels(), codes);
    }
  },

  /** The font. */
  FONT {
    @Override
    Attribute of(List<FontFace> fonts) {
      int[] codes = new int[fonts.size()];
      for (int f = 0; f < codes.length; f++) {
        codes[f] = f;
      }
      return new Categorical(label(), labels(fonts), repeated(codes));
    }
  },

  /** Whether the font is upright or italic. */
  STYLE {
    @Override
    Attribute of(List<FontFace> fonts) {
      return eitherOr(fonts, "upright", "italic", f -> f.metadata().italic());
    }
  },

  /** The font's weight in hundreds from 100 to 900; ordinal. */
  WEIGHT {
    @Override
    Attribute of(List<FontFace> fonts) {
      List<Integer> levels =
          fonts.stream()
              .map(f -> f.metadata().weight())
              .filter(w -> w != null)
              .distinct()
              .sorted()
              .toList();
      float[] ranks = new float[fonts.size() * Alphabet.SIZE];
      for (int item = 0; item < ranks.length; item++) {
        Integer weight = fonts.get(item / Alphabet.SIZE).metadata().weight();
        ranks[item] = weight == null ? Float.NaN : levels.indexOf(weight);
      }
      return Ordinal.ofRanks(label(), levels.stream().map(String::valueOf).toList(), ranks);
    }
  },

  /** Whether the font has serifs. */
  SERIF {
    @Override
    Attribute of(List<FontFace> fonts) {
      return eitherOr(fonts, "sans", "serif", f -> f.metadata().serif());
    }
  };

  /** The attribute of each character of each font, font by font. */
  abstract Attribute of(List<FontFace> fonts);

  Attribute eitherOr(
      List<FontFace> fonts, String no, String yes, Function<FontFace, @Nullable Boolean> is) {
    int[] codes = new int[fonts.size()];
    for (int f = 0; f < codes.length; f++) {
      Boolean known = is.apply(fonts.get(f));
      codes[f] = known == null ? Categorical.MISSING : known ? 1 : 0;
    }
    return new Categorical(label(), List.of(no, yes), repeated(codes));
  }

  /** Each font's code for each of its characters. */
  private static int[] repeated(int[] ofFont) {
    int[] codes = new int[ofFont.length * Alphabet.SIZE];
    for (int item = 0; item < codes.length; item++) {
      codes[item] = ofFont[item / Alphabet.SIZE];
    }
    return codes;
  }

  /** A label of its own for each font: its name, and a number where another has the same. */
  private static List<String> labels(List<FontFace> fonts) {
    Set<String> labels = new HashSet<>();
    List<String> inOrder = new ArrayList<>();
    for (FontFace font : fonts) {
      String label = font.name();
      for (int n = 2; !labels.add(label); n++) {
        label = font.name() + " (" + n + ")";
      }
      inOrder.add(label);
    }
    return inOrder;
  }
}
