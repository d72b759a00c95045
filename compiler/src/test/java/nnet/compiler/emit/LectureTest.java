package nnet.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;

/** The network of the lecture: its backward pass is the one on the blackboard. */
class LectureTest {
  private static final String TEXT =
      """
      network Lecture {
          input  x: f32[20]
          target y: unit

          a1 = x -> dense(10) -> tanh
          output a2: unit = a1 -> dense(1) -> sigmoid

          loss = binary_cross_entropy(a2, y)
      }

      data Clouds {
          from classification(rows: 400, features: 20, classes: 2, separation: 1, seed: 3)
          y = label
      }

      train Lecture on Clouds {
          optimizer: sgd(learning_rate: 0.5)
          epochs: 1
          batch: all
      }
      """;

  private static final Emitted EMITTED =
      Compiler.emit(
          Compiler.lower(
              Compiler.check(new SourceFile("lecture.nnet", TEXT), Request.DEFAULT)
                  .program()
                  .orElseThrow()));

  private static List<String> formulas() {
    return Objects.requireNonNull(EMITTED.sources().get("nnet.model.Lecture"))
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("// "))
        .map(line -> line.substring(3).replaceAll("   .*", ""))
        .toList();
  }

  @Test
  void sigmoidAndLogarithmCancel() {
    assertThat(formulas()).contains("dZ2 = (a2 - y) / B", "by sigmoid and logarithm cancel");
  }

  @Test
  void theDerivativesAreThoseOfTheLecture() {
    assertThat(formulas())
        .containsSubsequence(
            "dZ2 = (a2 - y) / B",
            "d a2.dense.offset = sum(dZ2, from: 0, to: 1)",
            "dA1 = dZ2 @ a2.dense.weightᵀ",
            "d a2.dense.weight = a1ᵀ @ dZ2",
            "dZ1 = dA1 * (1 - a1^2)",
            "d a1.dense.weight = xᵀ @ dZ1");
  }

  @Test
  void theForwardPassReadsAsInTheSource() {
    assertThat(formulas())
        .containsSubsequence(
            "lecture.nnet:5", "a1 = tanh(z1)", "lecture.nnet:6", "a2 = sigmoid(z2)");
  }

  @Test
  void theLossIsStable() {
    assertThat(formulas())
        .contains("loss = y * softplus(-z2) + (1 - y) * softplus(z2)")
        .noneMatch(line -> line.contains("log(a2)"));
  }
}
