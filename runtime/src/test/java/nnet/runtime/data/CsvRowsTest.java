package nnet.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.runtime.io.ColumnNames;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRowsTest {
  private static final CsvLayout USUAL = CsvLayout.separatedBy(',');

  private static final double ALL = Double.POSITIVE_INFINITY;

  private static final List<DataPlan.Column> COLUMNS =
      List.of(
          column("income", "f32", false, -ALL, ALL),
          column("rooms", "f32", true, 0, 20),
          column("kind", "class", false, 0, 2),
          column("sold", "date", false, -ALL, ALL),
          column("old", "bool", false, 0, 1));

  private static final String HEADER = "income,rooms,kind,sold,old\\n";

  @TempDir Path folder;

  private static DataPlan.Column column(
      String name, String type, boolean optional, double low, double high) {
    DataPlan.Location location = new DataPlan.Location(3, 5);
    return new DataPlan.Column(name, name, type, optional, List.of(), low, high, location);
  }

  private RawTable read(String text, CsvLayout layout, List<DataPlan.Column> columns)
      throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), text);
    return new CsvRows(file, layout, columns, "houses.nnet", true).read();
  }

  private RawTable read(String text) throws IOException {
    return read(text.replace("\\n", "\n"), USUAL, COLUMNS);
  }

  private static float[] row(RawTable table, int row) {
    float[] values = new float[table.columns().size()];
    for (int i = 0; i < values.length; i++) {
      table.columns().get(i).copy(row, values, i);
    }
    return values;
  }

  @Test
  void readsEveryType() throws IOException {
    RawTable table =
        read("\uFEFF" + HEADER + " 1.5e1 ,3,2,1970-01-03,true\\n\\n\"-.5\",,0,1969-12-31,0\\n");
    assertThat(table.rows()).isEqualTo(2);
    assertThat(row(table, 0)).containsExactly(15, 3, 2, 2, 1);
    assertThat(row(table, 1)).containsExactly(-0.5f, Float.NaN, 0, -1, 0);
    assertThat(table.origin().of(1)).endsWith("a.csv:4");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "1,2,0,2020-01-01,0,9 | a.csv:2:20: this row has 6 fields, not 5",
        "1,2 | a.csv:2:4: this row has 2 fields, not 5",
        "one,2,0,2020-01-01,0 | a.csv:2:1: `income` is \"one\", which is no number",
        "0x1p3,2,0,2020-01-01,0 | which is no number",
        "1e99,2,0,2020-01-01,0 | too large for f32",
        "NaN,2,0,2020-01-01,0 | `income` is \"NaN\", which is a gap; a column with gaps is declared",
        "-Inf,2,0,2020-01-01,0 | `income` is -Inf; numbers are finite",
        "1,2,0,N/A,0 | `sold` is \"N/A\", which is a gap; a column with gaps is declared `sold: date?`",
        "1,21,0,2020-01-01,0 | a.csv:2:3: `rooms` is 21, but houses.nnet:3:5 allows 0 to 20",
        "1,2,3,2020-01-01,0 | a.csv:2:5: `kind` is 3, but houses.nnet:3:5 allows 0 to 2",
        "1,2,0.5,2020-01-01,0 | a.csv:2:5: `kind` is 0.5, which is no whole number",
        "1,\"2\",0,1.1.2020,0 | a.csv:2:9: `sold` is \"1.1.2020\"; a date is written",
        "1,2,0,2020-02-30,0 | `sold` is \"2020-02-30\"",
        "1,2,0,2020-01-01,maybe | a bool is 0, 1, true or false",
        "1,2,0,2020-01-01,\"0 | a.csv:2:18: this quote is never closed",
      })
  void saysWhereAndWhatIsWrong(String row, String message) {
    assertThatThrownBy(() -> read(HEADER + row + "\\n"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }

  @Test
  void suggestsTheColumn() {
    assertThatThrownBy(() -> read("incom,rooms,kind,sold,old\\n1,2,0,2020-01-01,0"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a.csv:1:1: there is no column `income`")
        .hasMessageContaining("houses.nnet:3:5 declares; did you mean `incom`?");
  }

  @Test
  void refusesAnEmptyFile() {
    assertThatThrownBy(() -> read(""))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is empty");
    assertThatThrownBy(() -> read(HEADER)).hasMessageContaining("has no rows");
  }

  @Test
  void refusesWhatIsNotText() throws IOException {
    Path file = Files.write(folder.resolve("b.csv"), new byte[] {'a', '\n', (byte) 0xFF, '\n'});
    assertThatThrownBy(() -> new CsvRows(file, USUAL, COLUMNS, "houses.nnet", true).read())
        .isInstanceOf(UserError.class);
  }

  @Test
  void headersThatAreNoNamesAreFound() throws IOException {
    List<DataPlan.Column> columns =
        List.of(column("AAPL_Open", "f32", false, -ALL, ALL), column("_2nd", "f32", false, 0, 9));
    RawTable table =
        read("Date\tAAPL.Open\t2nd\n2020-01-01\t5\t6\n", CsvLayout.separatedBy('\t'), columns);
    assertThat(row(table, 0)).containsExactly(5, 6);
    assertThatThrownBy(() -> read("AAPL.Opne\tx\n5\t6\n", CsvLayout.separatedBy('\t'), columns))
        .hasMessageContaining("there is no column `AAPL_Open`")
        .hasMessageContaining("did you mean `AAPL_Opne`?");
  }

  @Test
  void aHeaderTellsWhichColumnIsMeant() {
    List<DataPlan.Column> columns = List.of(column("a", "f32", false, -ALL, ALL));
    assertThatThrownBy(() -> read("a,b,a\n1,2,3\n", USUAL, columns))
        .isInstanceOf(UserError.class)
        .hasMessageEndingWith("a.csv:1:1: two columns are called `a`");
  }

  @Test
  void aCategoryIsMissingWhereItMayBe() throws IOException {
    List<DataPlan.Column> firm = List.of(column("a", "category", false, 0, ALL));
    assertThatThrownBy(() -> read("b,a\n1,x\n2, \n", USUAL, firm))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a.csv:3:3: `a` is empty; a column with gaps is declared `a: cat");
    List<DataPlan.Column> loose = List.of(column("a", "category", true, 0, ALL));
    RawTable table = read("b,a\n1,x\n2, \n", USUAL, loose);
    assertThat(((RawColumn.Names) table.columns().getFirst()).name(1)).isEmpty();
  }

  /** A text that becomes both words and characters is one field. */
  @Test
  void aTextIsOneField() throws IOException {
    DataPlan.Location location = new DataPlan.Location(3, 5);
    DataPlan.Tokens words = new DataPlan.Tokens("words", true, false);
    List<DataPlan.Column> columns =
        List.of(
            new DataPlan.Column("t", "t", "text", false, List.of(), 0, ALL, location),
            column("n", "f32", false, -ALL, ALL),
            new DataPlan.Column(
                "t[words]",
                "t",
                "text",
                false,
                List.of(4),
                0,
                9,
                location,
                Optional.of(words),
                Optional.empty()));
    RawTable table = read("some text,3\n", USUAL.named(List.of()), columns);
    float[] value = new float[1];
    table.columns().get(1).copy(0, value, 0);
    assertThat(value).containsExactly(3);
    RawTexts texts = (RawTexts) table.columns().get(2);
    assertThat(texts.names()).containsExactly("some", "text");
  }

  @Test
  void readsColumnsByPosition() throws IOException {
    List<DataPlan.Column> columns =
        List.of(
            new DataPlan.Column(
                "x", "x", "f32", false, List.of(2), -ALL, ALL, new DataPlan.Location(1, 1)),
            column("kind", "class", false, 0, 2));
    CsvLayout layout = CsvLayout.of("csv", Map.of("path", "a", "header", "false", "skip", "1"));
    RawTable table = read("2,2,a,b\n1,2,0\n3,4,2\n", layout, columns);
    float[] x = new float[2];
    table.columns().getFirst().copy(1, x, 0);
    assertThat(x).containsExactly(3, 4);
    assertThat(table.origin().of(1)).endsWith(":3");
  }

  @Test
  void knowsItsOptions() {
    assertThatThrownBy(() -> CsvLayout.of("csv", Map.of("seperator", ";")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("did you mean `separator`?");
    assertThat(CsvLayout.of("csv", Map.of("separator", ";")).separator()).isEqualTo(';');
  }

  @Test
  void namesColumnsOfAnArray() {
    assertThat(ColumnNames.of("x", List.of(2, 2)))
        .containsExactly("x_0_0", "x_0_1", "x_1_0", "x_1_1");
    assertThat(ColumnNames.of("x", List.of(1))).containsExactly("x");
  }
}
