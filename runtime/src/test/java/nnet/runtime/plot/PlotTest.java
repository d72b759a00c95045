package nnet.runtime.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nnet.runtime.train.History;
import org.junit.jupiter.api.Test;

class PlotTest {
  private static History history(int epochs) {
    List<History.Epoch> all =
        IntStream.rangeClosed(1, epochs)
            .mapToObj(number -> {
              Map<String, Double> values = new LinkedHashMap<>();
              values.put("train.loss", 40.0 / (number * number));
              values.put("validation.loss", 120.0 / number);
              values.put("validation.accuracy", number == 2 ? Double.NaN : 1 - 1.0 / number);
              return new History.Epoch(number, values);
            })
            .toList();
    return new History(all, epochs, false);
  }

  @Test
  void drawsTheSameBytesTwice() {
    String svg = CurvePicture.of("Title", history(30)).svg();
    assertThat(CurvePicture.of("Title", history(30)).svg()).isEqualTo(svg);
    assertThat(svg).contains("Title", "epoch", "train", "validation", "accuracy").contains("</svg");
  }

  @Test
  void drawsASingleEpoch() {
    assertThat(CurvePicture.of("Title", history(1)).svg()).contains("</svg");
    assertThat(TextPlot.draw(history(1), 80)).isEmpty();
  }

  @Test
  void drawsWithCharacters() {
    List<String> lines = TextPlot.draw(history(30), 80).lines().toList();
    assertThat(lines).hasSize(13);
    assertThat(lines.getFirst()).isEqualTo("  loss  * train  o validation  (logarithmic)");
    assertThat(lines.get(1)).startsWith("     120.0 |o");
    assertThat(lines.getLast()).endsWith("epoch 30");
    assertThat(TextPlot.draw(history(30), 50).lines()).hasSize(13).allMatch(s -> s.length() < 50);
  }
}
