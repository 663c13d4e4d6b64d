package dev.csn.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.attribute.Attribute;
import dev.csn.attribute.AttributeSchema;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.Ordinal;
import dev.csn.attribute.TripletAttribute;
import dev.csn.dataset.Items;
import dev.csn.dataset.Split;
import dev.csn.error.ConfigurationException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
  private static final float NAN = Float.NaN;

  /** Rows 0 to 5; of the last nothing is known. */
  private static final Items ITEMS =
      new Items(
          new int[] {10, 20, 30, 40, 50, 60},
          splits(6),
          List.of(
              new Categorical(
                  "digit", List.of("0", "1", "a,b", "c|d", "e=f"), new int[] {0, 1, 2, 3, 4, -1}),
              Ordinal.ofRanks(
                  "size", List.of("small", "mid", "big"), new float[] {0, 1, 2, 2, 1, NAN}),
              new Continuous(
                  "color",
                  List.of("r", "g"),
                  new float[] {0, -5, 10, 0.5f, 20, 1e6f, 30, 3, 40, 7, NAN, NAN}),
              new Continuous("price", List.of("value"), new float[] {1, 2, 3, 4, 5, NAN}),
              Ordinal.ofRanks(
                  "span", List.of("0..10", "10..20", "20.."), new float[] {0, 1, 2, 2, NAN, NAN}),
              new Categorical("mark", List.of("..", "b\\"), new int[] {0, 1, 1, 1, -1, -1}),
              new TripletAttribute("looks", 6, new int[] {0, 1, 2})));

  private static Split[] splits(int count) {
    Split[] splits = new Split[count];
    Arrays.fill(splits, Split.TEST);
    return splits;
  }

  private static Filter parse(String... texts) {
    return Filter.parse(List.of(texts), ITEMS.schemas());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          digit=0                    ; 0
          digit=0|1                  ; 0 1
          digit= 1 | 0               ; 0 1
          digit=a\\,b                 ; 2
          digit=c\\|d                 ; 3
          digit=c\\|d|a\\,b | 0        ; 0 2 3
          digit=e=f                  ; 4
          digit=e\\=f                 ; 4
          digit=\\e=f                 ; 4
          digit!=0                   ; 1 2 3 4
          digit!=0|a\\,b              ; 1 3 4
          digit!=0, digit != 1       ; 2 3 4
          mark=..                    ; 0
          mark=\\.\\.                 ; 0
          mark=b\\\\                  ; 1 2 3
          mark!=b\\\\                 ; 0
          size=mid                   ; 1 4
          size=small|big             ; 0 2 3
          size=small..mid            ; 0 1 4
          size=mid..                 ; 1 2 3 4
          size= .. mid               ; 0 1 4
          size=mid..mid              ; 1 4
          size=..small|big..         ; 0 2 3
          size!=mid..                ; 0
          size!=small                ; 1 2 3 4
          span=0\\..10               ; 0
          span=0\\..10..10\\..20      ; 0 1
          span=10\\..20..            ; 1 2 3
          span=20\\..                ; 2 3
          price=3                    ; 2
          price_value=3              ; 2
          price=1..3                 ; 0 1 2
          price_value=1..3           ; 0 1 2
          price=..1.5|3|4.5..        ; 0 2 4
          price!=1..3                ; 3 4
          color_r=10..30             ; 1 2 3
          color_r=20                 ; 2
          color_r=30..               ; 3 4
          color_r=..10               ; 0 1
          color_g=-5..0.5            ; 0 1
          color_g=1e6                ; 2
          color_g!=1e6               ; 0 1 3 4
          size=big,color_r=..20      ; 2
          digit=0|1 , size=mid       ; 1
          digit=0,digit=1            ; ''
          color_r=1..2               ; ''
          """)
  void itemsAreThoseThatMeetEveryDemand(String text, String rows) {
    int[] expected =
        rows.isEmpty()
            ? new int[0]
            : Arrays.stream(rows.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    assertArrayEquals(expected, parse(text).rows(ITEMS), text);
  }

  @Test
  void repeatedDemandsMustAllBeMet() {
    assertArrayEquals(new int[] {2}, parse("digit=a\\,b", "size=big").rows(ITEMS));
    assertArrayEquals(new int[0], parse("digit=a\\,b", "size=small").rows(ITEMS));
  }

  /** What a message shows of a label is what must be typed, whatever the label is made of. */
  @Test
  void everyLabelCanBeTypedAsMessagesShowIt() {
    List<String> labels =
        List.of(
            "a,b", "a|b", "a\\", "\\,", "..", "...", "a..b", "=", "!", "a=b", "x", "1..2|3,\\|");
    for (boolean ordered : new boolean[] {true, false}) {
      AttributeSchema schema =
          ordered
              ? AttributeSchema.ordinal("kind", labels)
              : AttributeSchema.categorical("kind", labels);
      String message =
          assertThrows(
                  ConfigurationException.class,
                  () -> Filter.parse(List.of("kind=none"), List.of(schema)))
              .getMessage();
      String[] typed = message.substring(message.indexOf("known: ") + 7).split(", ", -1);
      assertEquals(labels.size(), typed.length, message);
      for (int code = 0; code < typed.length; code++) {
        Items items =
            new Items(
                IntStream.range(0, labels.size()).toArray(),
                splits(labels.size()),
                List.of(ofEach(labels, ordered)));
        assertArrayEquals(
            new int[] {code},
            Filter.parse(List.of("kind=" + typed[code]), items.schemas()).rows(items),
            typed[code]);
      }
    }
  }

  /** An item of each class, or of each level, in their order. */
  private static Attribute ofEach(List<String> labels, boolean ordered) {
    int[] codes = IntStream.range(0, labels.size()).toArray();
    float[] ranks = new float[codes.length];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = codes[i];
    }
    return ordered
        ? Ordinal.ofRanks("kind", labels, ranks)
        : new Categorical("kind", labels, codes);
  }

  @Test
  void withoutDemandsEveryItemMayBeFound() {
    assertTrue(parse().allowsAll());
    assertFalse(parse("digit=0").allowsAll());
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, parse().rows(ITEMS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          digt=0            ; unknown 'digt', did you mean 'digit'?; known: digit, size, color_r, color_g
          color=1           ; unknown 'color'; known: digit, size, color_r, color_g
          color=1           ; color_g, price, span, mark; color is a point, name a component such as color_r
          looks=1           ; unknown 'looks'; known: digit, size, color_r, color_g
          looks=1           ; mark; looks has no values
          prize=1           ; unknown 'prize', did you mean 'price'?; known: digit
          price_valu=1      ; unknown 'price_valu', did you mean 'price_value'?; known: digit
          digit=a,b         ; no class 'a' of digit; Maybe 'a,b', which must be typed 'digit=a\\,b'
          digit=c|d         ; no class 'c' of digit; Maybe 'c|d', which must be typed 'digit=c\\|d'
          digit=0|1,b       ; 'b': must be NAME=VALUE; known: digit
          size=mid,span=0..10 ; no class '0' of span; Maybe '0..10', which must be typed 'span=0\\..10'
          mark=b\\           ; ends with a backslash; must stand before a character
          mark=b\\,digit=0   ; no class 'b,digit=0' of mark; known: .., b\\\\
          digit=0..1        ; no class '0..1' of digit; a range needs an ordinal attribute, or numbers
          size=big..small   ; size: the range big..small is empty; lower level
          size=..           ; size: must be a level, or a range such as small..; known: small
          size=small..bigg  ; no class 'bigg' of size, did you mean 'big'?; known: small
          digit!            ; 'digit!': must be NAME=VALUE; NAME!=VALUE or NAME=LOW..HIGH
          !=3               ; '!=3': must be NAME=VALUE; known: digit
          price=1,5         ; '5': must be NAME=VALUE; Maybe a decimal comma, which must be a point
          price=1|x         ; price: 'x' must be a number; 100..200
          color_b=1         ; unknown 'color_b', did you mean 'color_; color_g
          size=smal         ; no class 'smal' of size, did you mean 'small'?; known: small, mid, big
          digit=9           ; no class '9' of digit; known: 0, 1, a\\,b, c\\|d, e=f
          digit=            ; no class '' of digit; 0, 1
          digit=0|          ; no class '' of digit; 0, 1
          digit=0,          ; '': must be NAME=VALUE; NAME!=VALUE
          digit             ; 'digit': must be NAME=VALUE; known: digit
          =3                ; '=3': must be NAME=VALUE; known: digit
          color_r=red       ; color_r: 'red' must be a number; 100..200
          color_r=NaN       ; color_r: 'NaN' must be a number; 100..200
          color_r=0x1p3     ; '0x1p3' must be a number; 100..200
          color_r=1e999     ; '1e999' must be a number; 100..200
          color_r=..        ; color_r: must be a number, or a range; ..200
          color_r=          ; color_r: must be a number, or a range; ..200
          color_r=2..1      ; color_r: the range 2..1 is empty; lower number
          color_r=1...2     ; color_r: the range 1...2 is empty; lower number
          """)
  void whatThereIsNotCostsALineThatSaysWhatThereIs(String text, String first, String second) {
    String message = assertThrows(ConfigurationException.class, () -> parse(text)).getMessage();
    assertTrue(message.startsWith("--where '" + text + "': "), message);
    assertTrue(message.contains(first), message);
    assertTrue(message.contains(second), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void ofVeryManyClassesTheFirstAreNamed() {
    List<String> classes = IntStream.range(0, 40).mapToObj(i -> "k" + i).toList();
    var schema = AttributeSchema.categorical("kind", classes);
    String message =
        assertThrows(
                ConfigurationException.class,
                () -> Filter.parse(List.of("kind=zebra"), List.of(schema)))
            .getMessage();
    assertTrue(message.contains("k0, k1, ") && message.endsWith(", and 28 more"), message);
  }
}
