package nnet.compiler.expect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.elaborate.TestCase;
import nnet.compiler.elaborate.TestCase.Trained;
import nnet.compiler.elaborate.TestElaboration;
import nnet.compiler.expect.Outcome.Kind;
import nnet.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expectations about a small file. */
class ExpectationsTest {
  private static final String FILE =
      """
      network And {
          input x: f32[2]
          param weight: f32[2] = values([1, 1])
          param bias: f32 = constant(-1.5)
          output y = if sum(weight * x) + bias >= 0 then 1 else 0
      }

      network Line(hidden: int = 3) {
          input x: f32[2]
          target t: unit
          output p = x -> dense(hidden) -> dense(1) -> sigmoid
          loss = bce(p, t)
      }

      activation twice()(x) = 2 * x

      loss off_by()(p: f32, y: f32) = abs(p - y)

      test "all" { EXPECTATION }
      """;

  private static final Networks NETWORKS =
      new Networks() {
        @Override
        public String wrongGradients(String network) {
          return network.equals("And") ? "wrong for weight" : "";
        }

        @Override
        public double measure(Trained runs) throws Unavailable, Missing {
          return switch (runs.part()) {
            case "test" -> 0.9;
            case "validation" -> throw new Unavailable("there are no data");
            default -> throw new Missing("there is no part " + runs.part());
          };
        }
      };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "expect And(x: [0, 0]).y == [0]",
        "expect And(x: [1, 0]).y == 0",
        "expect And([1, 1]) == 1",
        "expect parameters(And) == 3",
        "expect parameters(Line) == 2 * parameters(And) + 7",
        "expect parameters(Line(hidden: 1)) == 5",
        "expect trainable(Line) == 13",
        "expect gradients(Line)",
        "x = [1, 2, 3] expect sum(x) == 6",
        "expect twice([1, 2]) == [2, 4]",
        "expect off_by(0.25, 1) ~= 0.75",
        "expect sigmoid(1) ~= 0.73 within 0.01",
        "expect 2 > 1",
        "expect [1, 2] < [2, 3]",
        "expect not training",
        "expect trained(Line).test.accuracy >= 0.9",
        "expect error shape_mismatch in { z: f32[3] = zeros([4]) }",
        "expect error not_a_simplex in { input x: f32[3] output p: simplex(3) = x }"
      })
  void hold(String expectation) {
    assertThat(outcome(expectation).kind()).isEqualTo(Kind.PASSED);
  }

  @Test
  void saysWhatWasFound() {
    assertThat(outcome("expect And(x: [1, 1]).y == 0").detail()).isEqualTo("found 1, expected 0");
    assertThat(outcome("expect sigmoid(0) < 0.25").detail())
        .isEqualTo("found 0.5, expected < 0.25");
    assertThat(outcome("expect [1, 2] == [1, 2, 3]").detail())
        .isEqualTo("shapes differ: [2] and [3]");
    assertThat(outcome("expect parameters(Line) ~= 1_407 within 0.5").detail())
        .isEqualTo("found 13, expected within 0.5 of 1_407");
    assertThat(outcome("expect 1 > 2").kind()).isEqualTo(Kind.FAILED);
    assertThat(outcome("expect training").detail()).isEqualTo("it is false");
    assertThat(outcome("expect gradients(And)").detail()).isEqualTo("wrong for weight");
    assertThat(outcome("expect error unknown_name in { z: f32[3] = zeros([4]) }").detail())
        .isEqualTo("what is wrong with it is shape_mismatch");
    assertThat(outcome("expect error leak in { z = zeros([4]) }").detail())
        .isEqualTo("nothing is wrong with it");
  }

  @Test
  void leavesOutWhatCannotBeKnown() {
    Outcome outcome = outcome("expect trained(Line).validation.accuracy > 0.5");
    assertThat(outcome.kind()).isEqualTo(Kind.SKIPPED);
    assertThat(outcome.detail()).isEqualTo("there are no data");
  }

  @Test
  void failsWithoutTheMeasure() {
    Outcome outcome = outcome("expect trained(Line).tast.accuracy > 0.5");
    assertThat(outcome.kind()).isEqualTo(Kind.FAILED);
    assertThat(outcome.detail()).isEqualTo("there is no part tast");
  }

  private static Outcome outcome(String expectation) {
    SourceFile source = new SourceFile("a.nnet", FILE.replace("EXPECTATION", expectation));
    Compilation compilation = Compiler.check(source, Request.DEFAULT);
    assertThat(compilation.diagnostics().sorted()).isEmpty();
    List<TestCase> tests = TestElaboration.of(compilation.imports());
    assertThat(tests).hasSize(1);
    assertThat(tests.getFirst().expectations()).hasSize(1);
    return new Expectations(NETWORKS).outcome(tests.getFirst().expectations().getFirst());
  }
}
