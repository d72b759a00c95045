package nnet.compiler.elaborate;

import static org.assertj.core.api.Assertions.assertThat;

import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.render.ShortRenderer;
import nnet.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;

/** Pipelines without a tensor are instances; their functions have options only. */
class PipelinesTest {
  @Test
  void functionsTakeTheirOptionsByPosition() {
    assertThat(found("tower = dense(2) -> leaky_relu(0.2) -> bent(0.9) -> softmax(axis: 0)"))
        .isEmpty();
  }

  @Test
  void tooManyOptionsAreAnError() {
    assertThat(found("tower = dense(2) -> bent(0.9, 1)"))
        .contains("error[too-many-arguments]")
        .hasLineCount(1);
  }

  private static String found(String tower) {
    String text =
        """
        activation bent(strength = 0.5)(x) = strength * (sqrt(x ^ 2 + 1) - 1) + x

        network Two {
            input left:  f32[3]
            input right: f32[3]
            %s
            output z = (left -> tower) - (right -> tower)
        }
        """
            .formatted(tower);
    Compilation compilation = Compiler.check(new SourceFile("two.nnet", text), Request.DEFAULT);
    return new ShortRenderer().render(compilation.diagnostics().sorted());
  }
}
