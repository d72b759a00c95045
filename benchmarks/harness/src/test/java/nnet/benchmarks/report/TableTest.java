package nnet.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class TableTest {

  @Test
  void columnsStandBelowEachOther() {
    Table table = new Table("engine", "rate").add("nnet", "1,230").add("peer", "7.5 %");
    assertThat(table)
        .hasToString(
            """
            | engine |  rate |
            |--------|------:|
            | nnet   | 1,230 |
            | peer   | 7.5 % |
            """);
  }

  @Test
  void everyRowHasAllColumns() {
    assertThatThrownBy(() -> new Table("a", "b").add("1")).hasMessage("1 cells in 2 columns");
  }

  @Test
  void figuresHaveThreeDigitsThatCount() {
    assertThat(Figures.number(1_234_567)).isEqualTo("1,230,000");
    assertThat(Figures.number(123.4)).isEqualTo("123");
    assertThat(Figures.number(12.34)).isEqualTo("12.3");
    assertThat(Figures.number(1.234)).isEqualTo("1.23");
    assertThat(Figures.number(0.01234)).isEqualTo("0.012");
    assertThat(Figures.number(0)).isEqualTo("0");
    assertThat(Figures.number(Double.NaN)).isEqualTo("-");
    assertThat(Figures.percent(0.127)).isEqualTo("13 %");
    assertThat(Figures.ratio(1.5)).isEqualTo("1.50");
  }
}
