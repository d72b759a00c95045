package nnet.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.plan.Layout;
import nnet.runtime.model.Progress;

/** Methods of plain doubles: the options of optimizers and the results of metrics. */
final class NumberMethods {
  private NumberMethods() {}

  static MethodSpec options(Program.Phase phase, String name) {
    CodeBlock.Builder code = CodeBlock.builder();
    Names names = new Names("progress", "values");
    for (int i = 0; i < phase.options().size(); i++) {
      Region region = phase.options().get(i);
      ScalarFormulas formulas = new ScalarFormulas(names);
      for (Formal formal : region.formals()) {
        formulas.given(formal.value(), progress(formal.path()));
      }
      region.nodes().forEach(formulas::write);
      code.add(Text.block(formulas.drain()));
      code.add("// $L\n", Comments.line(phase.optionNames().get(i)));
      code.addStatement(
          "values[$L] = $L",
          i,
          ScalarDialect.bare(formulas.expression(region.results().get(0).value())));
    }
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(Progress.class, "progress")
        .addParameter(double[].class, "values")
        .addCode(code.build())
        .build();
  }

  private static String progress(String path) {
    return switch (path) {
      case "step" -> "(double) progress.step()";
      case "total_steps" -> "(double) progress.totalSteps()";
      case "epoch" -> "(double) progress.epoch()";
      case "monitor" -> "progress.monitor()";
      default -> throw new IllegalStateException("a schedule cannot read " + path);
    };
  }

  static MethodSpec metric(Program.Metric metric, Layout layout, Constants constants, String name) {
    CodeBlock.Builder code = CodeBlock.builder();
    ScalarFormulas formulas = new ScalarFormulas(new Names("states"));
    for (Formal formal : metric.result().formals(Formal.Kind.STATE)) {
      String offset = constants.name(layout.state(formal.path()));
      formulas.given(formal.value(), "(double) states[" + offset + "]");
    }
    metric.result().nodes().forEach(formulas::write);
    List<String> lines = formulas.drain();
    code.add(Text.block(lines));
    String value = formulas.expression(metric.result().results().get(0).value());
    code.addStatement("return $L", ScalarDialect.bare(value));
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(double.class)
        .addParameter(float[].class, "states")
        .addCode(code.build())
        .build();
  }
}
