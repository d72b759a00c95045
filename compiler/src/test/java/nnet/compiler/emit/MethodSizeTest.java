package nnet.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.util.Map;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.graph.Program;
import nnet.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;

/** Deep networks stay small: no method near the size from which HotSpot compiles none. */
class MethodSizeTest {
  private static final int HOTSPOT_LIMIT = 8000;

  @Test
  void fiftyLayersWrittenOut() {
    StringBuilder layers = new StringBuilder("    x0 = x\n");
    for (int i = 1; i <= 50; i++) {
      layers.append("    x%d = x%d -> dense(%d) -> tanh\n".formatted(i, i - 1, 20 + i));
    }
    measure("fifty layers written out", network(layers + "    output z = x50 -> dense(1)\n"));
  }

  @Test
  void fiftyLayersRepeated() {
    measure(
        "fifty layers repeated",
        network("    repeat 50 { x = x -> dense(20) -> tanh }\n    output z = x -> dense(1)\n"));
  }

  @Test
  void oneLongStatement() {
    String sum = " + x * x - tanh(x)".repeat(300);
    measure("one long statement", network("    h = x" + sum + "\n    output z = h -> dense(1)\n"));
  }

  private static String network(String body) {
    return "network Deep {\n    input x: f32[20]\n    target y: f32[1]\n"
        + body
        + "    loss = mse(z, y)\n}\n"
        + "data D { from linear(rows: 10, features: 20, seed: 1) }\n"
        + "train Deep on D { optimizer: adam(learning_rate: 1e-3)  epochs: 1  batch: 4 }\n";
  }

  private static void measure(String what, String text) {
    Program program =
        Compiler.check(new SourceFile("deep.nnet", text), Request.DEFAULT).program().orElseThrow();
    long start = System.nanoTime();
    Emitted emitted = Compiler.emit(Compiler.lower(program));
    Map<String, String> sources = emitted.sources();
    long middle = System.nanoTime();
    CompiledClasses classes = JavaCompiler.compile(sources);
    long end = System.nanoTime();
    int largest = 0;
    for (Map.Entry<String, byte[]> file : classes.files().entrySet()) {
      ClassModel model = ClassFile.of().parse(file.getValue());
      for (MethodModel method : model.methods()) {
        int size =
            method
                .findAttribute(java.lang.classfile.Attributes.code())
                .map(CodeAttribute::codeLength)
                .orElse(0);
        largest = Math.max(largest, size);
        assertThat(size)
            .as("%s.%s", file.getKey(), method.methodName().stringValue())
            .isLessThan(HOTSPOT_LIMIT / 2);
      }
    }
    System.out.printf(
        "%s: %d lines in %d ms, classes in %d ms, largest method %d bytecodes%n",
        what, emitted.lines(), (middle - start) / 1_000_000, (end - middle) / 1_000_000, largest);
    assertThat(emitted.lines()).isLessThan(12_000);
  }
}
