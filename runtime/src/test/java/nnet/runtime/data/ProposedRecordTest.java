package nnet.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nnet.runtime.message.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProposedRecordTest {
  @TempDir Path folder;

  @Test
  void declaresTheColumnsOfAFile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("prices.csv"),
            "\uFEFFDate;AAPL.Open;dn;2nd\n2015-02-17;127.4;;up\n2015-02-18;127.6;1;down\n");
    assertThat(ProposedRecord.of(file))
        .isEqualTo(
            """
            // 2 rows
            record Row {
                Date: date
                AAPL_Open: f32
                dn: bool?
                _2nd: category
            }

            data Rows {
                from csv("prices.csv", separator: ";") as Row
                order by Date
                split in_order: train 0.7, validation 0.15, test 0.15
            }
            """);
  }

  @Test
  void aSeparatorIsFound() throws IOException {
    Path file = Files.writeString(folder.resolve("a.tsv"), "a,b\tc\n1\t2\n");
    assertThat(ProposedRecord.of(file)).contains("a_b: bool", "c: i32", "from tsv(\"a.tsv\")");
  }

  @Test
  void linesWithLabelsNeedNoRecord() throws IOException {
    Path file = folder.resolve("tone.txt");
    Files.writeString(file, "good, very good\tpraise\nbad\tblame\n\nnot so bad\tpraise\n");
    assertThat(ProposedRecord.of(file))
        .isEqualTo(
            """
            // 3 lines with 2 labels: blame, praise
            data Rows {
                from lines("tone.txt")
                split random(seed: 1): train 0.7, validation 0.15, test 0.15
                tokens = tokenize(text, by: words, at_most: 5000, length: 3)
                kind   = label
            }
            """);
    Files.writeString(file, "a\tb\tc\n1\t2\t3\n");
    assertThat(ProposedRecord.of(file)).contains("a: bool", "b: i32", "from tsv(\"tone.txt\")");
  }

  @ParameterizedTest
  @CsvSource({
    "'0 1 0', bool",
    "'true False true', bool",
    "'3 -4 7', i32",
    "'3 NA 7', i32?",
    "'16777217 1 2', f32",
    "'3 4.5 1e3', f32",
    "'2020-02-29 2021-01-01', date",
    "'2020-02-30 2021-01-01', category",
    "'10115 01067', category",
    "'a b a', category",
    "'nan nan', category?",
  })
  void findsTheNarrowestType(String values, String type) {
    FieldType found = new FieldType();
    for (String value : values.split(" ", -1)) {
      found.see(value);
    }
    assertThat(found.type()).isEqualTo(type);
  }

  @Test
  void sentencesAreTexts() {
    FieldType found = new FieldType();
    for (int i = 0; i < 10; i++) {
      found.see("A sentence that is much longer than any name, number " + i);
    }
    assertThat(found.type()).isEqualTo("text");
  }

  @Test
  void refusesWhatIsNoTable() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "a,b\n1,2\n3\n");
    assertThatThrownBy(() -> ProposedRecord.of(file))
        .isInstanceOf(UserError.class)
        .hasMessageEndingWith("a.csv:3: this row has 1 fields, but the header has 2");
    Files.writeString(file, "");
    assertThatThrownBy(() -> ProposedRecord.of(file)).hasMessageEndingWith("a.csv is empty");
    assertThatThrownBy(() -> ProposedRecord.of(folder.resolve("none.csv")))
        .hasMessageContaining("there is no file");
  }
}
