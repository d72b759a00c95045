package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nnet.compiler.elaborate.Request;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Factor;
import nnet.runtime.data.Influence;
import nnet.runtime.data.Part;
import nnet.runtime.explain.Explanation;
import nnet.runtime.explain.Lime;
import nnet.runtime.explain.Subject;
import nnet.runtime.io.Weights;
import nnet.runtime.measure.Predictions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is changed together of a window of changes, whose ends are each read twice. */
final class FactorTest {
  private static final String CHANGES =
      """
      network Last {
          input  changes: f32[3]
          target next: f32
          param weight: f32[3] = ones
          output value = sum(changes * weight)
          loss = mse(value, next)
      }

      record Day { day: i32  close: f32 }

      data Days {
          from csv("days.csv") as Day
          order by day
          split in_order: train 1
          changes = history(differences(close), length: 3)
          next    = ahead(close, 1)
      }

      train Last on Days { optimizer: sgd(0.1)  epochs: 1 }
      """;

  @Test
  void aCellThatIsReadTwiceIsChangedOnce(@TempDir Path folder) throws IOException {
    StringBuilder csv = new StringBuilder("day,close\n");
    for (int day = 0; day < 40; day++) {
      csv.append(day).append(',').append(day * 7 % 11).append('\n');
    }
    Files.writeString(folder.resolve("days.csv"), csv);
    Compiled compiled = Compiled.text("days.nnet", CHANGES, Request.DEFAULT.withExplanations());
    Weights weights = Weights.blank(compiled.schema());
    Dataset data = Dataset.fit(compiled.model(), new DataFiles(folder), weights);
    Arrays.fill(weights.parameters(), 1);
    Part part = data.part("train").orElseThrow();
    Predictions predictions = new Predictions(compiled.model(), weights, part);
    List<Factor> factors =
        Influence.of(predictions.rows(), part, Factor.fine(predictions.rows())).seen();
    assertThat(factors).allMatch(Factor::isSingle);
    assertThat(factors)
        .extracting(Factor::name)
        .containsExactlyInAnyOrder("close[-3]", "close[-2]", "close[-1]", "close[0]");

    // The sum of three changes is the last close less the first: those between do not count.
    float[] raw = predictions.raw(20);
    int width = raw.length / 20;
    float[] row = Arrays.copyOf(raw, width);
    Explanation lime =
        new Lime(predictions, factors, raw, 500, 1).of(row, new Subject("value", 0, 1));
    for (Explanation.Row each : lime.rows()) {
      switch (each.name()) {
        case "close[0]" -> assertThat(each.weight()).isGreaterThan(1);
        case "close[-3]" -> assertThat(each.weight()).isLessThan(-1);
        default -> assertThat(Math.abs(each.weight())).isLessThan(0.1);
      }
    }
  }
}
