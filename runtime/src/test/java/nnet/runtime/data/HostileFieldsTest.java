package nnet.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import nnet.runtime.model.DataPlan;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Fields that are far longer, or further away, than any that somebody has written. */
class HostileFieldsTest {
  private static final int LONG = 2_000_000;

  private static FieldReader reader(String type) {
    double all = Double.POSITIVE_INFINITY;
    DataPlan.Location here = new DataPlan.Location(1, 1);
    return new FieldReader(
        new DataPlan.Column("x", "x", type, false, List.of(), -all, all, here), "a.nnet");
  }

  @Test
  void aLongNumberIsReadOnce() {
    String number = "1".repeat(LONG) + "x";
    Assertions.assertTimeout(
        Duration.ofSeconds(10),
        () ->
            assertThatThrownBy(() -> reader("f32").read(number))
                .isInstanceOf(FieldReader.Mismatch.class)
                .hasMessageContaining("which is no number"));
  }

  @Test
  void aWordHasAnyNumberOfApostrophes() {
    String word = "a" + "'a".repeat(LONG / 2);
    assertThat(new Tokenizer(new DataPlan.Tokens("words", true, false)).of(word))
        .containsExactly(word);
  }

  @Test
  void aDateIsCountedExactlyOrRefused() throws FieldReader.Mismatch {
    assertThat(reader("date").read("9999-12-31")).isEqualTo(2_932_896);
    assertThatThrownBy(() -> reader("date").read("+999999999-12-31"))
        .isInstanceOf(FieldReader.Mismatch.class)
        .hasMessageContaining("a date is written 2024-12-31");
  }
}
