package dev.csn.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.csn.Refusal;
import dev.csn.attribute.AttributeSchema;
import dev.csn.attribute.Categorical;
import dev.csn.attribute.Continuous;
import dev.csn.attribute.Ordinal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemsCsvTest {
  private static final List<AttributeSchema> SCHEMAS =
      List.of(
          AttributeSchema.continuous("color", List.of("r", "g")),
          AttributeSchema.categorical("digit", List.of("0", "7")));

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void file() {
    file = directory.resolve("items.csv");
  }

  @Test
  void categoricalColumnsComeFirstAndWholeNumbersHaveNoFraction() throws IOException {
    assertEquals(
        """
        id,split,kind,place_x,place_y
        0,test,flat,0,-1
        1,train,"heel, high",2.5,1.0E-7
        2,train,3,0.1,3
        3,validation,\"""Ballerina"" é",-7,0.33333334
        4,train,flat,1.0E30,5
        5,test,"heel, high",199,200
        6,train,3,16777216,9
        """,
        written(SmallDataset.items()));
  }

  @Test
  void everyItemComesBackToTheLastDigit() throws IOException {
    Items items = SmallDataset.items();
    Files.writeString(file, written(items));
    assertSame(items, ItemsCsv.read(file, items.schemas()));
  }

  @Test
  void filesAreTheLastColumnAndComeBack() throws IOException {
    Items plain = SmallDataset.items();
    List<String> files = List.of("a.png", "b, c.png", "\"d\".png", "-e", "ü/f", "g g", "h;h");
    Items items =
        new Items(
            IntStream.range(0, 7).toArray(),
            IntStream.range(0, 7).mapToObj(plain::split).toArray(Split[]::new),
            plain.attributes(),
            files);
    String table = written(items);
    assertEquals("id,split,kind,place_x,place_y,file", table.lines().findFirst().orElseThrow());
    Files.writeString(file, table);
    Items read = ItemsCsv.read(file, items.schemas());
    assertSame(items, read);
    for (int row = 0; row < 7; row++) {
      assertEquals(files.get(row), read.file(row));
    }
    assertEquals(written(items.select(new int[] {1, 4})), written(read.select(new int[] {1, 4})));
    Files.writeString(file, table.replace("-e", ""));
    Refusal.ofInput(() -> ItemsCsv.read(file, items.schemas()), "line 5", "file ''");
    Files.writeString(file, table.replace("-e", "\"a\nb\""));
    Refusal.ofInput(() -> ItemsCsv.read(file, items.schemas()), "line 6", "in one line");
  }

  @Test
  void noAttributeIsCalledFile() {
    assertThrows(
        IllegalArgumentException.class,
        () -> ItemsCsv.header(List.of(AttributeSchema.categorical("file", List.of("a")))));
  }

  @Test
  void aSubsetComesBackWithItsIds() throws IOException {
    Items test = SmallDataset.items().select(new int[] {0, 5});
    Files.writeString(file, written(test));
    assertSame(test, ItemsCsv.read(file, test.schemas()));
  }

  @Test
  void whatIsNotKnownIsAnEmptyCellAndALevelIsItsLabel() throws IOException {
    float nan = Float.NaN;
    Items items =
        new Items(
            new int[] {0, 1, 2},
            new Split[] {Split.TRAIN, Split.TEST, Split.TRAIN},
            List.of(
                new Continuous(
                    "place",
                    List.of("x", "y"),
                    List.of(1.0, 2.0),
                    new float[] {1, 2, nan, nan, 3, 4}),
                Ordinal.ofRanks("heel", List.of("low", "10"), new float[] {1, 0, nan}),
                new Categorical("kind", List.of("a", "b"), new int[] {-1, 1, 0})));
    assertEquals(
        """
        id,split,heel,kind,place_x,place_y
        0,train,10,,1,2
        1,test,low,b,,
        2,train,,a,3,4
        """,
        written(items));
    Files.writeString(file, written(items));
    Items found = ItemsCsv.read(file, items.schemas());
    assertSame(items, found);
    assertEquals("{place=null, heel=low, kind=b}", found.values(1).toString());
  }

  @Test
  void aLevelThatThereIsNotIsRefusedWithThoseThereAre() throws IOException {
    List<AttributeSchema> heel = List.of(AttributeSchema.ordinal("heel", List.of("low", "high")));
    Files.writeString(file, "id,split,heel\n0,test,low\n1,test,flat\n");
    Refusal.ofInput(
        () -> ItemsCsv.read(file, heel),
        file + ": line 3: heel 'flat': must be one of [low, high]");
  }

  @Test
  void moreItemsThanTheFirstBuffersHoldComeBack() throws IOException {
    int n = 5000;
    float[] values = new float[2 * n];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * 0.37f;
    }
    Split[] splits = new Split[n];
    Arrays.setAll(splits, i -> i % 3 == 0 ? Split.TEST : Split.TRAIN);
    Items items =
        new Items(
            IntStream.range(0, n).map(i -> i * 3).toArray(),
            splits,
            List.of(
                new Continuous("color", List.of("r", "g"), values),
                new Categorical(
                    "digit",
                    List.of("0", "7"),
                    IntStream.range(0, n).map(i -> i / 3 % 2).toArray())));
    Files.writeString(file, written(items));
    assertSame(items, ItemsCsv.read(file, items.schemas()));
  }

  @Test
  void noItemsAreATableOfNoRows() throws IOException {
    Files.writeString(file, written(SmallDataset.items().select(new int[0])));
    assertEquals(0, ItemsCsv.read(file, SmallDataset.items().schemas()).size());
  }

  @Test
  void columnsAreFoundByName() throws IOException {
    Files.writeString(file, "color_g,digit,id,color_r,split\n2,7,4,1,test\n");
    Items items = ItemsCsv.read(file, SCHEMAS);
    assertEquals(4, items.id(0));
    assertEquals(Split.TEST, items.split(0));
    assertEquals("{color=[1, 2], digit=7}", items.values(0).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,split,digit,color_r",
        "id,split,digit,color_r,color_g,extra",
        "id,split,digit,color_r,color_r",
        "id,split,digit,color_r,color_g,color_g",
        "id,split,digit,color_r,file",
        "id,split,digit,color_r,color_g,file,file",
        "ID,split,digit,color_r,color_g",
        "0,train,7,1,2",
        ""
      })
  void aHeaderOfOtherColumnsIsRefusedWithBoth(String header) throws IOException {
    Files.writeString(file, header + "\n0,train,7,1,2\n");
    Refusal.ofInput(
        () -> ItemsCsv.read(file, SCHEMAS),
        file + ": line 1: columns '" + header + "'",
        "'id,split,digit,color_r,color_g'");
  }

  @Test
  void anEmptyOrMissingFileIsRefused() throws IOException {
    Refusal.ofInput(() -> ItemsCsv.read(file, SCHEMAS), file, "no such file");
    Files.writeString(file, "");
    Refusal.ofInput(() -> ItemsCsv.read(file, SCHEMAS), file, "'id,split,digit,color_r,color_g'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3,train,7,1           | 4 cells, must be 5",
        "3,train,7,1,2,3       | 6 cells, must be 5",
        "''                    | 1 cells, must be 5",
        "2,train,7,1,2         | id 2 after 2: ids must ascend",
        "1,train,7,1,2         | id 1 after 2: ids must ascend",
        "-3,train,7,1,2        | id '-3': must be a whole number",
        "3.0,train,7,1,2       | id '3.0': must be",
        "x,train,7,1,2         | id 'x': must be",
        "03,train,7,1,2        | id '03': must be",
        "9999999999,train,7,1,2 | id '9999999999': must be",
        "3,TRAIN,7,1,2         | split 'TRAIN': must be train, validation or test",
        "3,dev,7,1,2           | split 'dev': must be",
        "3,train,8,1,2         | digit '8': must be one of [0, 7]",
        "3,train,7,,2          | color_r '': must be a finite number, or the whole of color empty",
        "3,train,7,1,          | color_g '': must be a finite number, or the whole of color empty",
        "3,train,7,1,NaN       | color_g 'NaN': must be",
        "3,train,7,1,Infinity  | color_g 'Infinity': must be",
        "3,train,7,1,1e39      | color_g '1e39': must be",
        "3,train,7,0x1p0,2     | color_r '0x1p0': must be",
        "3,train,7,1f,2        | color_r '1f': must be",
        "3,train,7, 1,2        | color_r ' 1': must be",
        "3,train,7,1.2.3,2     | color_r '1.2.3': must be",
        "3,train,7,one,2       | color_r 'one': must be"
      })
  void aDamagedRowIsRefusedWithLineValueAndWhatIsAllowed(String row, String message)
      throws IOException {
    String before = "id,split,digit,color_r,color_g\n0,test,0,1,2\n2,test,7,1,2\n";
    Files.writeString(file, before + row + "\n5,train,7,1,2\n");
    Refusal.ofInput(() -> ItemsCsv.read(file, SCHEMAS), file + ": line 4: " + message);
  }

  @Test
  void attributesThatShareAColumnAreAFailureOfOurs() {
    List<AttributeSchema> twice =
        List.of(
            AttributeSchema.categorical("color_r", List.of("x")),
            AttributeSchema.continuous("color", List.of("r")));
    assertThrows(IllegalArgumentException.class, () -> ItemsCsv.header(twice));
    assertThrows(
        IllegalArgumentException.class,
        () -> ItemsCsv.header(List.of(AttributeSchema.categorical("split", List.of("x")))));
  }

  private static String written(Items items) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ItemsCsv.write(out, items);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void assertSame(Items expected, Items found) {
    assertEquals(expected.size(), found.size());
    assertEquals(expected.schemas(), found.schemas());
    for (Split split : Split.values()) {
      assertArrayEquals(expected.rows(split), found.rows(split));
    }
    for (int row = 0; row < expected.size(); row++) {
      assertEquals(expected.id(row), found.id(row));
      assertEquals(expected.values(row), found.values(row));
    }
  }
}
