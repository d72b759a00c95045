package nnet.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.source.SourceFile;
import nnet.runtime.model.Model;
import org.junit.jupiter.api.Test;

/** Whatever a source says, it stays inside the comments and strings of what is emitted. */
class HostileTextTest {

  @Test
  void commentsAndNamesOfSourcesDoNotBecomeCode() {
    String text =
        """
        network Math {
            input  class: f32[3]
            target y: f32[1]
            frame = class -> dense(4) -> tanh   // */ } \\u000a System.exit(1); $L $T @{
            output int: f32[1] = frame -> batch: dense(1)  // \\u002a\\u002f
            loss = mse(int, y)
        }
        """;
    SourceFile source = new SourceFile("a $T.nnet", text);
    Emitted emitted =
        Compiler.emit(
            Compiler.lower(Compiler.check(source, Request.DEFAULT).program().orElseThrow()));
    Model model = Loaded.model(emitted);
    assertThat(model.schema()).isEqualTo(emitted.schema());
    assertThat(emitted.sources().get(emitted.className()))
        .contains("// a $T.nnet:4   frame = class")
        .contains("// * / } \\\\u000a System.exit(1); $L $T @{");
  }
}
