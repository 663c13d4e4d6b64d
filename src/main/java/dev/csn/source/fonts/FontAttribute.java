package dev.csn.source.fonts;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.io.Labeled;
import java.util.List;
import java.util.function.Function;

/** What is known of a character's picture. All but the first two only where the font says it. */
public enum FontAttribute implements Labeled {
  /** Which of the 62 it is. */
  CHARACTER {
    @Override
    Attribute of(List<UsableFont> fonts) {
      int[] codes = new int[fonts.size() * Alphabet.SIZE];
      for (int item = 0; item < codes.length; item++) {
        codes[item] = item % Alphabet.SIZE;
      }
      return new Categorical(label(), Alphabet.labels(), codes);
    }
  },

  /** Which font it is of. */
  FONT {
    @Override
    Attribute of(List<UsableFont> fonts) {
      int[] codes = new int[fonts.size()];
      for (int f = 0; f < codes.length; f++) {
        codes[f] = f;
      }
      return new Categorical(label(), FontLabels.of(fonts), repeated(codes));
    }
  },

  /** Whether the font is upright or italic. */
  STYLE {
    @Override
    Attribute of(List<UsableFont> fonts) {
      return eitherOr(fonts, "upright", "italic", f -> f.facts().italic());
    }
  },

  /** How bold the font is, in hundreds from 100 to 900; ordinal. */
  WEIGHT {
    @Override
    Attribute of(List<UsableFont> fonts) {
      List<Integer> levels =
          fonts.stream()
              .map(f -> f.facts().weight())
              .filter(w -> w != null)
              .distinct()
              .sorted()
              .toList();
      float[] ranks = new float[fonts.size() * Alphabet.SIZE];
      for (int item = 0; item < ranks.length; item++) {
        Integer weight = fonts.get(item / Alphabet.SIZE).facts().weight();
        ranks[item] = weight == null ? Float.NaN : levels.indexOf(weight);
      }
      return Continuous.ordinal(label(), levels.stream().map(String::valueOf).toList(), ranks);
    }
  },

  /** Whether the font has serifs. */
  SERIF {
    @Override
    Attribute of(List<UsableFont> fonts) {
      return eitherOr(fonts, "sans", "serif", f -> f.facts().serif());
    }
  };

  /** The attribute of each character of each font, font by font. */
  abstract Attribute of(List<UsableFont> fonts);

  Attribute eitherOr(
      List<UsableFont> fonts, String no, String yes, Function<UsableFont, Boolean> is) {
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
}
