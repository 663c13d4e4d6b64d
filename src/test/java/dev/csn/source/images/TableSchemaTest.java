package dev.csn.source.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.csn.Refusal;
import dev.csn.source.images.ImagesReport.IgnoredColumn;
import dev.csn.source.images.ImagesReport.RenamedColumn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableSchemaTest {
  @TempDir private Path home;
  private ImagesFolder folder;

  @BeforeEach
  void folder() {
    folder = new ImagesFolder(home);
  }

  private TableSchema schema(String table, String types) {
    Map<String, AttributeType> declared =
        AttributeType.readAll(ImagesFolder.write(folder.types, types));
    return TableSchema.of(folder.table(table), declared, folder.types, Set.of(0));
  }

  private static final String TABLE =
      """
      file,color R,color G,heel height,note,brand
      a,1,5,low,x1,A
      b,2,5,high,x2,B
      c,4,6,low,x3,A
      d,9,7,mid,x4,B
      """;

  @Test
  void columnsFollowTheTypesFileAndTheRestIsInferred() {
    TableSchema schema =
        schema(
            TABLE,
            """
            {"heel": {"kind": "ordinal", "columns": ["heel height"],
                      "levels": ["low", "mid", "high"]},
             "color": {"kind": "continuous", "columns": ["color R", "color G"]}}
            """);
    assertEquals(
        List.of("color", "heel", "brand"),
        schema.attributes().stream().map(AttributeSpec::name).toList());
    AttributeSpec color = schema.attributes().get(0);
    assertEquals(List.of("R", "G"), color.components());
    assertArrayEquals(new int[] {1, 2}, color.columns());
    assertEquals("as --types says", color.how());
    assertEquals("ordinal", schema.attributes().get(1).type().kind());
    assertEquals("guessed: 2 different values in 4 rows", schema.attributes().get(2).how());
    assertEquals(
        List.of(
            new IgnoredColumn(
                "note", "4 different values in 4 rows, names or texts rather than classes")),
        schema.ignored());
    assertEquals(List.of(new RenamedColumn("heel height", "heel")), schema.renamed());
  }

  @Test
  void columnsAreNamedByHeadingOrByAttribute() {
    TableSchema schema = schema(TABLE, "{\"heel_height\": \"categorical\", \"brand\": \"ignore\"}");
    assertEquals("as --types says", schema.attributes().get(2).how());
    assertEquals("heel_height", schema.attributes().get(2).name());
    assertEquals(List.of("brand", "note"), ImagesFolder.columns(schema.ignored()));
  }

  @Test
  void aKeyMayBeAHeadingThatIsNoName() {
    String table = "file,skin tone,id,Gr\u00f6\u00dfe\na,x,1,S\nb,y,1,M\nc,x,2,S\nd,y,2,M\n";
    for (String key : List.of("skin tone", "skin_tone")) {
      TableSchema schema =
          schema(
              table,
              "{\"%s\": \"categorical\", \"id\": \"categorical\", \"Gro\u0308\u00dfe\": \"ignore\"}"
                  .formatted(key));
      assertEquals(
          List.of("skin_tone", "id_column"),
          schema.attributes().stream().map(AttributeSpec::name).toList());
      assertEquals(
          List.of(
              new RenamedColumn("skin tone", "skin_tone"), new RenamedColumn("id", "id_column")),
          schema.renamed());
      assertEquals(List.of("Gr\u00f6\u00dfe"), ImagesFolder.columns(schema.ignored()));
    }
    Refusal.ofInput(
        () -> schema(table, "{\"skin tone\": \"categorical\", \"skin_tone\": \"ignore\"}"),
        "key 'skin_tone'",
        "column 'skin tone' belongs to key 'skin tone' already");
  }

  @Test
  void aHeadingGoesBeforeAnotherThatBecomesTheSameName() {
    TableSchema schema =
        schema(
            "file,a b,a_b\nx,1,1\ny,2,2\nz,1,1\nw,2,2\n",
            "{\"a_b\": \"categorical\", \"a b\": \"ignore\"}");
    assertEquals(List.of("a b"), ImagesFolder.columns(schema.ignored()));
  }

  @Test
  void aTableOfOneColumnIsToldWhatSeparates() {
    Refusal.ofInput(
        () -> schema("file kind\na k\nb l\n", "{}"),
        "one column 'file kind'",
        "semicolons",
        "sep=:");
  }

  @Test
  void oneComponentIsCalledValue() {
    AttributeSpec alone = schema(TABLE, "{\"color_R\": \"continuous\"}").attributes().get(0);
    assertEquals(List.of("value"), alone.components());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"heigt\": \"categorical\"} | key 'heigt'; no column 'heigt'",
        "{\"brand\": \"nominal\"} | key 'brand'; kind 'nominal'; categorical",
        "{\"brand\": {\"kind\": \"nominal\"}} | key 'brand'; kind 'nominal'; categorical",
        "{\"brand\": {\"kin\": \"ordinal\"}} | key 'brand'; kin; kind",
        "{\"brand\": {\"kind\": \"categorical\", \"levels\": [\"A\", \"B\"]}} | brand; levels",
        "{\"brand\": {\"kind\": \"ordinal\", \"levels\": [\"A\"]}} | brand; fewer than 2",
        "{\"brand\": {\"kind\": \"categorical\", \"scale\": \"none\"}} | brand; scale",
        "{\"x\": {\"kind\": \"categorical\", \"columns\": [\"brand\", \"note\"]}} | x; more than"
            + " one",
        "{\"x\": {\"kind\": \"categorical\", \"columns\": []}} | x; columns",
        "{\"x\": {\"kind\": \"continuous\", \"columns\": [\"color R\"], \"scale\": [1, 2]}} | x; 2;"
            + " 1",
        "{\"x\": {\"kind\": \"continuous\", \"columns\": [\"color R\"], \"scale\": [0]}} | x; above"
            + " 0",
        "{\"x\": {\"kind\": \"continuous\", \"columns\": [\"color R\"], \"scale\": \"big\"}} | x;"
            + " range",
        "{\"a b\": {\"kind\": \"categorical\", \"columns\": [\"brand\"]}} | key 'a b'; must match",
        "{\"brand\": \"ordinal\", \"y\": {\"kind\": \"ordinal\", \"columns\": [\"brand\"]}} | y; to"
            + " key 'brand'",
        "{\"id\": {\"kind\": \"categorical\", \"columns\": [\"brand\"]}} | 'id'; another name; the"
            + " columns id, split and file",
        "[1] | object",
        "{\"brand\": 3} | brand",
      })
  void aMistakeInTheTypesIsNamed(String types, String named) {
    Refusal.ofInput(() -> schema(TABLE, types), (Object[]) named.split("; ", -1));
  }

  @Test
  void columnsThatBecomeTheSameNameAreRefused() {
    Refusal.ofInput(
        () -> schema("file,a b,a-b,a_b\nx,1,1,1\ny,2,2,1\nz,1,1,2\nw,1,1,2\n", "{}"),
        "column 'a_b'",
        "a second one named 'a_b'",
        "--types");
    Refusal.ofInput(
        () ->
            schema(
                "file,r,g,c_r\nx,1,1,a\ny,2,2,a\nz,1,1,b\nw,3,3,b\n",
                "{\"c\": {\"kind\": \"continuous\", \"columns\": [\"r\", \"g\"]}}"),
        "column 'c_r'");
  }

  @Test
  void attributesOfTheSameNameAreRefusedThoughTheirColumnsDiffer() {
    Refusal.ofInput(
        () ->
            schema(
                "file,size,size!\nx,1.5,a\ny,2.5,a\nz,1.5,b\nw,3.5,b\n",
                "{\"size\": \"continuous\"}"),
        "column 'size!'",
        "a second one named 'size'",
        "--types");
  }

  @Test
  void aTableWithoutAttributesIsRefusedWithAllReasons() {
    Refusal.ofInput(
        () -> schema("file,a,b\nx,1,\ny,2,\nz,3,\n", "{}"),
        "no column becomes an attribute",
        "a: numbers the rows from 1 to 3",
        "b: no values");
  }
}
