package nnet.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressTest {
  private static final BarLine LINE =
      new BarLine(
          "epoch 10/40",
          0.25,
          "loss 0.1234",
          List.of("validation loss 0.2345", "validation accuracy 0.9123"),
          "12,345 examples/s",
          "5 s left");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          30  | epoch 10/40 [] 25%  loss 0.12
          45  | epoch 10/40 [===>        ] 25%  loss 0.1234
          60  | epoch 10/40 [====>            ] 25%  loss 0.1234  5 s left
          80  | epoch 10/40 [===>         ] 25%  loss 0.1234  validation loss 0.2345  5 s left
          """)
  void theNarrowerTheLess(int columns, String text) {
    assertThat(LINE.text(columns)).hasSize(columns - 1);
    assertThat(LINE.text(columns).strip()).isEqualTo(text);
  }

  @Test
  void aWideLineSaysAll() {
    assertThat(LINE.text(160))
        .hasSize(159)
        .contains("validation accuracy 0.9123  12,345 examples/s  5 s left")
        .contains("[=======>                      ] 25%");
  }

  @ParameterizedTest
  @CsvSource({"24 60,60", "24 5,20", "'',80", "0 0,80", "stty: no terminal,80"})
  void theWidthIsAsTold(String size, int columns) {
    assertThat(TerminalWidth.columns(size)).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({"12.4,12 s", "185,3 min 5 s", "600,10 min", "1000,16 min", "4000,1 h 6 min"})
  void aLongTimeNeedsNoSeconds(double seconds, String text) {
    assertThat(Measures.duration(seconds)).isEqualTo(text);
  }

  /** A slow first second is not held against what comes. */
  @Test
  void thePaceForgets() {
    Pace pace = new Pace(10, 1000);
    pace.begin(1000);
    pace.reach(1010, 1);
    assertThat(pace.perSecond()).isEqualTo("10 examples/s");
    for (int i = 1; i <= 60; i++) {
      pace.reach(1010 + 100 * i, 1);
    }
    assertThat(pace.perSecond()).isEqualTo("100 examples/s");
    assertThat(pace.left(7010)).isEqualTo("30 s left");
    assertThat(pace.left(9990)).isEqualTo("1 s left");
  }
}
