package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Training;
import nnet.runtime.train.History;
import nnet.runtime.train.Trainer;
import nnet.runtime.train.TrainingListener;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A column of truths is a condition in formulas, and a number or a label where one is wanted. */
final class TruthColumnTest {
  @TempDir Path folder;

  /** The mean square of what a formula of {@code flag} is beside {@code x}. */
  private double loss(String target, String formula, String truth) throws IOException {
    Files.writeString(folder.resolve("rows.csv"), "x,flag\n1,true\n0,false\n1,1\n0,0\n");
    Compiled compiled =
        Compiled.text(
            "truths.nnet",
            """
            record Row { x: f32  flag: bool }
            network Same {
                input  x: f32
                target t: %s
                param shift: f32 = zeros
                output y = x + shift
                loss = mse(y, %s)
            }
            data Rows { from csv("rows.csv") as Row t = %s }
            train Same on Rows { optimizer: sgd(1e-9) }
            """
                .formatted(target, truth, formula));
    Training plan = compiled.schema().training().orElseThrow();
    Weights weights = Weights.initial(compiled.model(), plan.seed());
    Dataset data = Dataset.fit(compiled.model(), new DataFiles(folder), weights);
    History history =
        new Trainer(compiled.model(), plan, data, weights, new TrainingListener() {}).train();
    return history.epochs().getFirst().values().getOrDefault("train.loss", Double.NaN);
  }

  @Test
  void isACondition() throws IOException {
    assertThat(loss("f32", "if flag then 1 else 0", "t")).isZero();
    assertThat(loss("f32", "if flag and x > 0 then 1 else 3", "t"))
        .isCloseTo(4.5, Offset.offset(1e-6));
  }

  @Test
  void isANumberOrATruth() throws IOException {
    assertThat(loss("unit", "flag", "t")).isZero();
    assertThat(loss("bool", "flag", "if t then 1 else 0")).isZero();
  }
}
