package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Training;
import nnet.runtime.predict.Predictor;
import nnet.runtime.train.Trainer;
import nnet.runtime.train.TrainingListener;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shares of classes that come from data are no labels: they need not be whole. */
final class SharesColumnTest {
  @TempDir Path folder;

  @Test
  void areLearned() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), "a,b,c\n1,2,1\n5,0,3\n0,2,0\n0,0,4\n");
    Compiled compiled =
        Compiled.text(
            "shares.nnet",
            """
            record Row { a: range(0, 9)  b: range(0, 9)  c: range(0, 9) }
            network Mean {
                input  mine:   simplex(3)
                target shares: simplex(3)
                param scores: f32[3] = zeros
                output p: simplex(3) = softmax(scores + 0 * mine)
                loss = categorical_cross_entropy(p, shares)
            }
            data Rows {
                from csv("rows.csv") as Row
                counts = concat(a, b, c)
                mine   = counts / sum(counts)
                shares = counts / sum(counts)
            }
            train Mean on Rows { optimizer: sgd(1)  epochs: 300  batch: all }
            """);
    Training plan = compiled.schema().training().orElseThrow();
    Weights weights = Weights.initial(compiled.model(), plan.seed());
    Dataset data = Dataset.fit(compiled.model(), new DataFiles(folder), weights);
    new Trainer(compiled.model(), plan, data, weights, new TrainingListener() {}).train();
    float[] mine = {0.5f, 0.25f, 0.25f};
    float[] p = Predictor.of(compiled.model(), weights).predict(Map.of("mine", mine)).get("p");
    assertThat(p).containsExactly(new float[] {0.21875f, 0.375f, 0.40625f}, Offset.offset(1e-4f));
  }
}
