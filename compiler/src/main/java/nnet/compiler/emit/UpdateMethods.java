package nnet.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.runtime.kernel.Split;
import nnet.runtime.model.Update;

/**
 * Optimizers: what is one number for all parameters is computed in double before the loop, the rest
 * in one fused loop over the flat arrays.
 */
final class UpdateMethods {
  private final LoopClasses classes;

  UpdateMethods(LoopClasses classes) {
    this.classes = classes;
  }

  MethodSpec write(Program.Phase phase, String name) {
    return new Writing(phase).method(name);
  }

  private final class Writing {
    private final Program.Phase phase;
    private final Region region;
    private final Names names =
        new Names("update", "from", "to", "whole", "rest", "i0", "p", "g", "s", "b");
    private final ScalarFormulas formulas = new ScalarFormulas(names);
    private final Map<Value, String> arrays = new LinkedHashMap<>();
    private final Map<Value, String> scalarStates = new LinkedHashMap<>();
    private final Map<Value, Integer> stateIndex = new HashMap<>();
    private final CodeBlock.Builder code = CodeBlock.builder();

    Writing(Program.Phase phase) {
      this.phase = phase;
      region = phase.update();
    }

    MethodSpec method(String name) {
      readFormals();
      region.nodes().stream().filter(node -> isScalar(node.result())).forEach(formulas::write);
      List<Node> loop = region.nodes().stream().filter(n -> !isScalar(n.result())).toList();
      code.add(Text.block(formulas.drain()));
      Map<Value, String> scalars = scalars(loop);
      callLoop(name, loop, scalars);
      writeScalarStates();
      return MethodSpec.methodBuilder(name)
          .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
          .addParameter(Update.class, "update")
          .addJavadoc("One step of the optimizer of $L.", Comments.documentation(phase.name()))
          .addCode(code.build())
          .build();
    }

    private static boolean isScalar(Value value) {
      return value.type().rank() == 0;
    }

    private void readFormals() {
      int state = 0;
      int scalar = 0;
      for (Formal formal : region.formals()) {
        Value value = formal.value();
        String name = names.fresh(Identifiers.of(formal.path()));
        boolean isState = formal.kind() == Formal.Kind.STATE;
        String source = source(formal, isState, isScalar(value) ? scalar : state);
        if (isScalar(value)) {
          code.addStatement("double $L = $L", name, source);
          formulas.given(value, name);
          if (isState) {
            scalarStates.put(value, "update.scalars[" + scalar++ + "]");
          }
        } else {
          code.addStatement("float[] $L = $L", name, source);
          arrays.put(value, name);
          if (isState) {
            stateIndex.put(value, state++);
          }
        }
      }
    }

    private String source(Formal formal, boolean isState, int index) {
      if (isState) {
        String array = isScalar(formal.value()) ? "scalars" : "states";
        return "update." + array + "[" + index + "]";
      }
      int option = phase.optionNames().indexOf(formal.path());
      if (option >= 0) {
        return "update.options[" + option + "]";
      }
      return switch (formal.path()) {
        case "parameter" -> "update.parameters";
        case "gradient" -> "update.gradients";
        case "step" -> "update.step";
        default -> throw new IllegalStateException("an update cannot read " + formal.path());
      };
    }

    /** The numbers that the loop reads, as floats. */
    private Map<Value, String> scalars(List<Node> loop) {
      Set<Value> used = new LinkedHashSet<>();
      loop.forEach(node -> used.addAll(node.operands()));
      region.results().stream()
          .filter(result -> !isScalarState(result))
          .forEach(result -> used.add(result.value()));
      Map<Value, String> scalars = new LinkedHashMap<>();
      for (Value value : used) {
        if (isScalar(value)) {
          String name = names.fresh("scalar");
          code.addStatement("float $L = (float) $L", name, formulas.expression(value));
          scalars.put(value, name);
        }
      }
      return scalars;
    }

    private boolean isScalarState(Result result) {
      return result.kind() == Result.Kind.STATE
          && scalarStates.containsKey(stateFormal(result.path()));
    }

    private Value stateFormal(String path) {
      return region.formals(Formal.Kind.STATE).stream()
          .filter(formal -> formal.path().equals(path))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no state " + path))
          .value();
    }

    private void callLoop(String name, List<Node> loop, Map<Value, String> scalars) {
      Map<Value, String> variables = new HashMap<>();
      Map<Value, LoopValue> inputs = new LinkedHashMap<>();
      arrays.forEach((value, array) -> {
        String element = names.fresh(array + "Element");
        variables.put(value, element);
        inputs.put(value, value(value, array, element));
      });
      loop.forEach(node ->
          variables.put(
              node.result(), names.fresh(Identifiers.of(node.result().name() + " next"))));
      List<String> extra = new ArrayList<>();
      LoopText text = new LoopText(1, loop, inputs, outputs(variables), scalars, variables);
      List<String> parameters = new ArrayList<>();
      arrays.values().forEach(array -> parameters.add("float[] " + array));
      scalars.values().forEach(scalar -> parameters.add("float " + scalar));
      parameters.add("int from");
      parameters.add("int to");
      extra.addAll(arrays.values());
      extra.addAll(scalars.values());
      LoopClasses.Loop made =
          classes.loop(
              "update " + name,
              name,
              fresh ->
                  new LoopClasses.Loop(
                      fresh,
                      "one step of the optimizer of " + phase.name(),
                      parameters,
                      text.scalar(),
                      text.vector()));
      code.addStatement("int first = update.from");
      code.addStatement(
          "$T.run(update.to - first, 1, (from, to) ->$Wloops.$L($L, first + from, first + to))",
          Split.class,
          made.name(),
          Text.arguments(extra));
    }

    private LoopValue value(Value value, String array, String element) {
      return new LoopValue(array, element, "", value.type().data(), List.of(true));
    }

    /** Results by the array that they are written to. */
    private Map<Value, LoopValue> outputs(Map<Value, String> variables) {
      Map<Value, LoopValue> outputs = new LinkedHashMap<>();
      for (Result result : region.results()) {
        if (isScalarState(result)) {
          continue;
        }
        String array = arrays.get(target(result));
        if (array == null) {
          throw new IllegalStateException("an update cannot write " + result.path());
        }
        if (!array.equals(arrays.get(result.value()))) {
          String element = variables.getOrDefault(result.value(), "");
          outputs.put(result.value(), value(result.value(), array, element));
        }
      }
      return outputs;
    }

    private Value target(Result result) {
      if (result.kind() == Result.Kind.STATE) {
        return stateFormal(result.path());
      }
      return region.formals(Formal.Kind.VALUE).stream()
          .filter(formal -> formal.path().equals("parameter"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("an update without parameter"))
          .value();
    }

    private void writeScalarStates() {
      for (Result result : region.results()) {
        if (isScalarState(result)) {
          String target = scalarStates.get(stateFormal(result.path()));
          code.addStatement("$L = $L", target, formulas.expression(result.value()));
        }
      }
    }
  }
}
