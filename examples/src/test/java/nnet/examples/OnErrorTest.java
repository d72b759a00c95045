package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Examples;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code on_error} does with rows that cannot be used as they are. */
final class OnErrorTest {
  private static final String GOOD = "1,2,0\n3,5,1\n5,7,2\n7,20,0\n";

  @TempDir Path folder;

  private static Compiled compiled(String setting) {
    return Compiled.text(
        "rows.nnet",
        """
        network N {
            input  x: f32[2]
            target kind: class(3)
            output p: simplex(3) = x -> dense(3) -> softmax
            loss   = cross_entropy(p, kind)
        }
        record Row { a: f32  b: f32  kind: class(3) }
        data Rows {
            from csv("rows.csv") as Row
            %s
            x = concat(a -> standardize, log(b) -> standardize)
        }
        train N on Rows { optimizer: adam }
        """
            .formatted(setting));
  }

  private Weights fit(Compiled compiled, String rows) throws IOException {
    Weights weights = Weights.blank(compiled.schema());
    fitted(compiled, rows, weights);
    return weights;
  }

  private Dataset fitted(Compiled compiled, String rows, Weights weights) throws IOException {
    Files.writeString(folder.resolve("rows.csv"), "a,b,kind\n" + rows);
    return Dataset.fit(compiled.model(), new DataFiles(folder), weights);
  }

  /** A field, a row of two fields, a label, and a formula that is not defined. */
  @Test
  void skipLeavesWrongRowsOutAndCountsThem() throws IOException {
    Compiled compiled = compiled("on_error: skip");
    Weights weights = Weights.blank(compiled.schema());
    Dataset data =
        fitted(compiled, "1,2,0\nx,1,1\n3,5,1\n4,4\n5,7,2\n6,6,3\n-1,-2,1\n7,20,0\n", weights);
    assertThat(data.part("train").orElseThrow().size()).isEqualTo(4);
    assertThat(data.faults().skipped().count()).isEqualTo(4);
    String file = folder.resolve("rows.csv").toString();
    assertThat(data.faults().skipped().first())
        .containsExactly(
            file + ":3:1: `a` is \"x\", which is no number",
            file + ":5:4: this row has 2 fields, not 3",
            file + ":7:5: `kind` is 3, but rows.nnet:7:30 allows 0 to 2");
    assertThat(weights.states()).isEqualTo(fit(compiled, GOOD).states());
  }

  @Test
  void nothingIsLeftOutWhereNothingIsSaid() throws IOException {
    assertThatThrownBy(() -> fit(compiled(""), GOOD + "x,1,1\n"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("rows.csv:6:1: `a` is \"x\"");
    assertThatThrownBy(() -> fit(compiled("on_error: fail"), GOOD + "9,-1,1\n"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("rows.csv:6");
  }

  @Test
  void nothingButWrongRowsIsAnError() {
    assertThatThrownBy(() -> fit(compiled("on_error: skip"), "x,1,1\ny,1,1\n"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("has no rows that can be used: ")
        .hasMessageContaining("rows.csv:2:1: `a` is \"x\"");
  }

  /** With the median of 1, 3, 5 and 7. */
  @Test
  void imputeFillsInputsAndLeavesRowsWithoutTargetOut() throws IOException {
    Compiled compiled = compiled("on_error: impute");
    Weights weights = Weights.blank(compiled.schema());
    Dataset data = fitted(compiled, GOOD + "x,5,1\n,5,1\n4,5,\n", weights);
    assertThat(data.part("train").orElseThrow().size()).isEqualTo(6);
    assertThat(data.faults().filled().count()).isEqualTo(2);
    assertThat(data.faults().skipped().count()).isEqualTo(1);
    Path rows = folder.resolve("more.csv");
    Files.writeString(rows, "a,b\nnone,5\n4,5\n");
    float[] inputs = Examples.read(compiled.model(), weights, rows, new DataFiles(folder)).inputs();
    assertThat(inputs[0]).isCloseTo(inputs[2], Offset.offset(1e-6f));
  }

  /** Each line of the predictions belongs to a row. */
  @Test
  void rowsToPredictAreNeverLeftOut() throws IOException {
    Compiled compiled = compiled("on_error: skip");
    Weights weights = fit(compiled, GOOD);
    Path rows = folder.resolve("more.csv");
    Files.writeString(rows, "a,b\nnone,5\n4,5\n");
    assertThatThrownBy(() -> Examples.read(compiled.model(), weights, rows, new DataFiles(folder)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("more.csv:2:1: `a` is \"none\"");
  }
}
