package nnet.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts from files to tokens. */
class TextsTest {
  private static final DataPlan.Location HERE = new DataPlan.Location(3, 5);
  private static final DataPlan.Tokens WORDS = new DataPlan.Tokens("words", true, false);

  @TempDir Path folder;

  private static DataPlan.Column tokens(DataPlan.Tokens how, int length, int atMost) {
    return new DataPlan.Column(
        "text[a]",
        "text",
        "text",
        false,
        how.counted() ? List.of() : List.of(length),
        0,
        atMost - 1,
        HERE,
        Optional.of(how),
        Optional.empty());
  }

  private static DataPlan.Column label(int classes) {
    return new DataPlan.Column("label", "label", "label", false, List.of(), 0, classes - 1, HERE);
  }

  private RawTable lines(String text, List<DataPlan.Column> columns) throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), text);
    return new LinesSource(file, columns, "s.nnet", true, Faults.none()).read();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "words      | true  | Don't stop -- it's GREAT, 10/10! | don't,stop,it's,great,10,10",
        "words      | false | Don't Stop                       | Don't,Stop",
        "words      | true  | 'quoted' e\u0301te\u0301 \u00C9T\u00C9 | quoted,\u00e9t\u00e9,\u00e9t\u00e9",
        "characters | true  | Ab 1                             | a,b, ,1",
        "characters | false | A\uD83D\uDE00                    | A,\uD83D\uDE00",
      })
  void splitsTexts(String by, boolean lower, String text, String tokens) {
    Tokenizer tokenizer = new Tokenizer(new DataPlan.Tokens(by, lower, false));
    assertThat(tokenizer.of(text)).containsExactly(tokens.split(",", -1));
  }

  private static float[] row(RawColumn column, int row) {
    float[] values = new float[column.width()];
    column.copy(row, values, 0);
    return values;
  }

  private static Part part(RawTable table, int... rows) {
    return new Part("train", table, RowOrder.of(Dataset.inOrder(table.rows())), rows);
  }

  /** The third line is not for training: what only it says is unknown. */
  @Test
  void numbersTheMostFrequentTokensOfTheTrainingRows() throws IOException {
    DataPlan.Column column = tokens(WORDS, 4, 5);
    RawTable table = lines("b a c c b\t1\n\nb a\t0\nz a b c c\tx\n", List.of(column, label(2)));
    RawTexts texts = (RawTexts) table.columns().getFirst();
    TokenVocabulary vocabulary = TokenVocabulary.fit(column, texts, part(table, 0, 1));
    assertThat(vocabulary.tokens()).containsExactly("b", "a", "c");
    RawColumn encoded = vocabulary.encode(texts);
    assertThat(row(encoded, 0)).containsExactly(2, 3, 4, 4);
    assertThat(row(encoded, 1)).containsExactly(2, 3, 0, 0);
    assertThat(row(encoded, 2)).containsExactly(1, 3, 2, 4);
    assertThat(table.origin().of(1)).endsWith("a.txt:3");
  }

  @Test
  void countsTokens() throws IOException {
    DataPlan.Column column = tokens(new DataPlan.Tokens("words", true, true), 0, 4);
    RawTable table = lines("b a c c b\t1\nb a\t0\n!\t1\n", List.of(column));
    RawTexts texts = (RawTexts) table.columns().getFirst();
    RawColumn counts = new TokenVocabulary(column, List.of()).encode(texts);
    assertThat(row(counts, 0)).containsExactly(3);
    assertThat(row(counts, 1)).containsExactly(2);
    assertThat(row(counts, 2)).containsExactly(1);
  }

  private static List<String> words(int classes, String... labels) {
    RawColumn.Names names =
        new RawColumn.Names(Dataset.inOrder(labels.length), Arrays.asList(labels));
    RawTable table = new RawTable(labels.length, List.of(names), row -> "a.txt:" + row);
    return Vocabulary.fit(label(classes), names, part(table, Dataset.inOrder(labels.length)))
        .words();
  }

  @Test
  void labelsKeepTheirNumberOrAreSortedByName() {
    assertThat(words(3, "2", "0")).containsExactly("0", "1", "2");
    assertThat(words(3, "neg", "pos", "mid")).containsExactly("mid", "neg", "pos");
    assertThat(words(2, "1", "2")).containsExactly("1", "2");
    assertThatThrownBy(() -> words(2, "neg", "pos", "mid"))
        .isInstanceOf(UserError.class)
        .hasMessage("the training rows have 3 labels, but `label` is class(2): mid, neg, pos");
  }

  @Test
  void aLabelThatNoTrainingRowHasIsNamed() throws IOException {
    RawTable table = lines("a\tpos\nb\tneg\nc\tpositive\n", List.of(label(3)));
    RawColumn.Names names = (RawColumn.Names) table.columns().getFirst();
    Vocabulary vocabulary = Vocabulary.fit(label(3), names, part(table, 0, 1));
    assertThatThrownBy(() -> vocabulary.encode(names, table))
        .hasMessageContaining("a.txt:3: `label` is \"positive\", which no training row has")
        .hasMessageContaining("they have neg, pos");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | a.txt is empty",
        "'a\tx\nbc' | a.txt:2:3: this line has no tab, which a label stands behind",
        "'a\tx\nbc\t ' | a.txt:2:4: this line has no label behind its tab",
        "'a\tx\n\t1' | a.txt:2:1: `text` is empty; a column with gaps is declared `text: text?`",
      })
  void saysWhatIsWrongWithALine(String text, String message) {
    assertThatThrownBy(() -> lines(text, List.of(tokens(WORDS, 4, 5), label(2))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(message);
  }

  private String problem(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("b.txt"), bytes);
    LinesSource source = new LinesSource(file, List.of(label(2)), "s.nnet", true, Faults.none());
    try {
      source.read();
      return "";
    } catch (UserError e) {
      return String.valueOf(e.getMessage()).substring(folder.toString().length() + 1);
    }
  }

  @Test
  void saysWhereATextIsNotUtf8() throws IOException {
    byte[] latin = "a\tx\n\u00fc\t0\nb\u00e9\t1\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(problem(latin))
        .isEqualTo("b.txt:2:1: the byte FC is not UTF-8; save the file as UTF-8");
    assertThat(problem("a\tb\n".getBytes(StandardCharsets.UTF_16)))
        .isEqualTo("b.txt is UTF-16; save it as UTF-8");
  }

  @Test
  void saysThatACompressedFileIsNotWhole() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      for (int i = 0; i < 5000; i++) {
        zip.write((i * 7919 % 1000 + " a\t1\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] whole = out.toByteArray();
    assertThat(problem(whole)).isEmpty();
    assertThat(problem(Arrays.copyOf(whole, whole.length / 2)))
        .isEqualTo("b.txt ends in the middle of what gzip compressed: it is not whole");
    whole[whole.length - 8] ^= 1;
    assertThat(problem(whole)).contains("b.txt is no intact gzip file");
  }
}
