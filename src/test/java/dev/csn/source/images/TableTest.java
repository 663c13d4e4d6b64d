package dev.csn.source.images;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.csn.Refusal;
import dev.csn.error.InputException;
import dev.csn.source.images.ImagesConfig.DecimalSign;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
  @TempDir private Path home;
  private ImagesFolder folder;

  @BeforeEach
  void folder() {
    folder = new ImagesFolder(home);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file,a b,c\nx.png,1,red\ny.png,2,\"blue, dark\"\n",
        "\ufefffile;a b;c\r\nx.png;1;red\r\ny.png;2;\"blue, dark\"\r\n",
        "file\ta b\tc\nx.png\t1\tred\ny.png\t2\tblue, dark",
        "sep=;\nfile;a b;c\nx.png;1;red\ny.png;2;blue, dark\n",
        "sep=|\nfile|a b|c\nx.png|1|red\ny.png|2|blue, dark\n",
        "\"file\", \"a b\" , \"c\"\n x.png , 1,\"red\"\ny.png,\"2\", \"blue, dark\"\n\n,,\n",
        "file|a b|c\nx.png|1|red\ny.png|2|blue, dark\n",
        "file\u00a0,a b,c\nx.png,1,red\u00a0\n\u200by.png,\u20032,\"blue, dark\u202f\"\n",
        "\n\n , ,\nfile,a b,c\nx.png,1,red\ny.png,2,\"blue, dark\"\n",
        "sep=;\n;;\nfile;a b;c\nx.png;1;red\ny.png;2;blue, dark\n",
        "\"file\",\"a b\",\"c\",\nx.png,1,red,\ny.png,2,\"blue,\ndark\",\n",
      })
  void everyFormOfExportGivesTheSameTable(String text) {
    Table table = folder.table(text);
    assertEquals(List.of("file", "a b", "c"), table.header().subList(0, 3));
    assertEquals(List.of("x.png", "1", "red"), row(table, 0));
    assertEquals(List.of("y.png", "2", "blue, dark"), row(table, 1));
    assertEquals(2, table.size());
  }

  private static List<String> row(Table table, int row) {
    List<String> cells = new ArrayList<>();
    for (int column = 0; column < 3; column++) {
      cells.add(table.cell(row, column));
    }
    return cells;
  }

  @Test
  void separatorsInsideQuotesDoNotCount() {
    Table table = folder.table("file;\"size, weight, color\"\nx;1,5\n");
    assertEquals(List.of("file", "size, weight, color"), table.header());
    assertEquals("1,5", table.cell(0, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "NA", "n/a", "#N/A", "?", "NULL", "NaN", "\"\""})
  void manyWordsStandForNoValue(String word) {
    assertNull(folder.table("file,a\nx," + word + "\n").cell(0, 1));
  }

  @Test
  void wordsForNoValueCanBeChosen() {
    Path file = ImagesFolder.write(folder.table, "file,a,b,c\nx,NA,-,\n");
    Table table = Table.read(file, List.of("-"), DecimalSign.AUTO);
    assertEquals("NA", table.cell(0, 1));
    assertNull(table.cell(0, 2));
    assertNull(table.cell(0, 3));
  }

  @Test
  void aBarSeparatesOnlyWhereNothingElseDoes() {
    Table table = folder.table("file,a|b|c\nx.png,1|2\n");
    assertEquals(List.of("file", "a|b|c"), table.header());
    assertEquals("1|2", table.cell(0, 1));
  }

  @Test
  void linesThatAreNoHeaderAreNamed() {
    for (String title : List.of("My shoes 2024", "My shoes 2024,,", "# made by a program")) {
      refused(
          title + "\nfile,a,b\nx.png,1,2\n",
          "line 2",
          "line 1 has one heading",
          title.substring(0, 8));
    }
    refused("\n\nMy shoes\nfile;a\nx.png;1\n", "line 4: 2 cells", "line 3 has one heading");
    refused("x.png,1,2\ny.png,1,2\n", "line 1", "heading 'x.png' names an image", "no header");
    refused("1,x.JPG\n2,y.JPG\n", "heading 'x.JPG' names an image");
    refused("'file','a'\n'x.png','1'\n", "line 1", "single quotes", "tr ");
    refused("a,b\nx.png,1,2\n", "line 2: 3 cells, the header has 2", "line 1 is a title or lacks");
  }

  @Test
  void aShortRowEndsInNoValues() {
    assertEquals(Optional.empty(), folder.table("file,a,b\nx,1,\ny,1,2\n").shortRows());
    Table table = folder.table("file,a,b\nx,1\ny,1,2\n");
    assertTrue(
        table
            .shortRows()
            .orElseThrow()
            .startsWith("1 row has fewer cells than the header, the first on line 2"));
    assertNull(table.cell(0, 2));
    assertEquals("2", table.cell(1, 2));
  }

  @Test
  void quotesAndControlCharactersAreNoDelimiters() {
    refused("sep=\"\nfile\"a\nx\"1\n", "line 1: separator '\"'", "no quote");
    refused("sep=\u0001\nfile\u0001a\nx\u00011\n", "line 1: separator '\\u0001'");
    assertEquals("1", folder.table("sep=|\nfile|a\nx|1\n").cell(0, 1));
  }

  @Test
  void aTableOfMoreColumnsThanAnyHasIsRefused() {
    String header = IntStream.range(0, 4096).mapToObj(c -> "c" + c).collect(joining(","));
    assertEquals(4096, folder.table(header + "\nx\n").header().size());
    refused(header + ",d\nx\n", "4097 columns", "at most 4096");
  }

  @Test
  void linesAreThoseOfTheFile() {
    Table table = folder.table("file,a\n\nx,\"1\n2\"\n\ny,3\n");
    assertEquals(4, table.line(0));
    assertEquals(6, table.line(1));
  }

  @Test
  void unicodeIsComposed() {
    Table table = folder.table("file,Gro\u0308\u00dfe\nx,gru\u0308n\n");
    assertEquals("Gr\u00f6\u00dfe", table.header().get(1));
    assertEquals("gr\u00fcn", table.cell(0, 1));
    assertEquals(1, table.column("--x", "Gro\u0308\u00dfe"));
  }

  @Test
  void damagedTablesAreRefused() throws IOException {
    Path file = folder.table;
    Refusal.ofInput(() -> Table.read(file, List.of(), DecimalSign.AUTO), file, "no such file");
    Path pipe = Path.of("/dev/null"); // no file either, and found wherever pipes are
    if (Files.exists(pipe)) {
      Refusal.ofInput(() -> Table.read(pipe, List.of(), DecimalSign.AUTO), pipe, "a pipe");
    }
    refused("", "header");
    refused("file,a\n", "no row");
    refused("file,a,a\nx,1,2\n", "line 1", "two columns 'a'");
    refused(
        "file,a\nx,1\ny,1,2\n",
        "line 3",
        "3 cells, the header has 2",
        "','",
        "lacks its double quotes");
    refused("file,a\nx,\"1\n", "line");
    Files.write(file, "file,größe\nx,1\n".getBytes(StandardCharsets.ISO_8859_1));
    Refusal.ofInput(() -> Table.read(file, List.of(), DecimalSign.AUTO), file, "not UTF-8");
    Table table = folder.table("file,color\nx,1\n");
    Refusal.ofInput(
        () -> table.column("--split-column", "colour"), "--split-column", "did you mean 'color'?");
  }

  @Test
  void aMessageShowsNoMoreThanTheBeginningOfALongCell() {
    String endless = "endless ".repeat(100);
    Table table = folder.table("file,a\nx," + endless + "\n");
    String shown = endless.substring(0, 60) + "...";
    assertEquals(shown, table.shown(0, 1));
    assertTrue(table.problem(0, 1, "no").getMessage().endsWith("line 2: a '" + shown + "': no"));
    String header = IntStream.range(0, 999).mapToObj(c -> "c" + c).collect(joining(","));
    InputException e =
        assertThrows(
            InputException.class,
            () -> folder.table(header + "\nx\n").column("--file-column", "y"));
    assertTrue(e.getMessage().endsWith("..."), e.getMessage());
    assertTrue(e.getMessage().length() < 600, e.getMessage());
  }

  private void refused(String text, Object... named) {
    Refusal.ofInput(() -> folder.table(text), named);
  }
}
