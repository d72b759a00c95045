package nnet.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.plan.Layout;
import nnet.runtime.model.Progress;

/** Methods of plain doubles: the options of optimizers and the results of metrics. */
final class NumberMethods {
  private NumberMethods() {}

  static MethodSpec options(Program.Phase phase, String name) {
    CodeBlock.Builder code = CodeBlock.builder();
    Names names = new Names("progress", "values");
    int memory = phase.options().size();
    for (int i = 0; i < phase.options().size(); i++) {
      Region region = phase.options().get(i);
      code.add("// $L\n", Comments.line(phase.optionNames().get(i % phase.optionNames().size())));
      option(region, i, memory, names, code);
      memory += region.formals(Formal.Kind.STATE).size();
    }
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(Progress.class, "progress")
        .addParameter(double[].class, "values")
        .addCode(code.build())
        .build();
  }

  /** One option; what its schedule keeps is behind all options, from {@code memory} on. */
  private static void option(
      Region region, int index, int memory, Names names, CodeBlock.Builder code) {
    ScalarFormulas formulas = new ScalarFormulas(names);
    Map<String, Integer> places = new HashMap<>();
    for (Formal formal : region.formals()) {
      if (formal.kind() == Formal.Kind.STATE) {
        String variable = names.fresh(Identifiers.of(formal.path()));
        int place = memory + places.size();
        places.put(formal.path(), place);
        code.addStatement("double $L = values[$L]", variable, place);
        formulas.given(formal.value(), variable);
      } else {
        formulas.given(formal.value(), progress(formal.path()));
      }
    }
    region.nodes().forEach(formulas::write);
    code.add(Text.block(formulas.drain()));
    for (Result result : region.results()) {
      int place =
          result.kind() == Result.Kind.STATE ? places.getOrDefault(result.path(), index) : index;
      String value = ScalarDialect.bare(formulas.expression(result.value()));
      code.addStatement("values[$L] = $L", place, value);
    }
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
