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
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Value;
import nnet.compiler.op.reduce.Reduction;
import nnet.compiler.plan.Kinds;
import nnet.runtime.kernel.Kernels;
import nnet.runtime.model.Update;

/**
 * Optimizers: what is one number for all elements is computed in double, the rest in one fused loop
 * over the flat arrays; before it one more for each sum over the parameter. A mean over the past
 * gradients of a unit that is never active would end as a denormal number, for which processors
 * take a hundred cycles: it becomes 0.
 */
final class UpdateMethods {
  private final LoopClasses classes;

  UpdateMethods(LoopClasses classes) {
    this.classes = classes;
  }

  MethodSpec write(Program.Phase phase, String name) {
    return new Writing(phase, name).method();
  }

  private final class Writing {
    private final Program.Phase phase;
    private final String method;
    private final Names names =
        new Names(
            "update", "from", "to", "whole", "rest", "i0", "first", "rows", "loops", "scratch");
    private final ScalarFormulas formulas = new ScalarFormulas(names);
    private final UpdateFormals formals;
    private final Map<Value, Node> elementwise = new LinkedHashMap<>();
    private final Map<Value, Node> constants = new LinkedHashMap<>();
    private final Map<Value, String> floats = new LinkedHashMap<>();
    private final CodeBlock.Builder code = CodeBlock.builder();

    Writing(Program.Phase phase, String method) {
      this.phase = phase;
      this.method = method;
      formals = new UpdateFormals(phase, names);
    }

    MethodSpec method() {
      code.add(formals.declarations());
      code.addStatement("int first = update.from");
      if (phase.reduces()) {
        code.addStatement("float[] scratch = update.scratch");
      }
      formals.numbers().forEach(formulas::given);
      phase.update().nodes().forEach(this::node);
      loop(method, formals.written());
      formals
          .writtenNumbers()
          .forEach((place, value) -> code.addStatement("$L = $L", place, bare(value)));
      return MethodSpec.methodBuilder(method)
          .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
          .addParameter(Update.class, "update")
          .addJavadoc("One step of the optimizer of $L.", Comments.documentation(phase.name()))
          .addCode(code.build())
          .build();
    }

    private static boolean isNumber(Value value) {
      return value.type().rank() == 0;
    }

    private void node(Node node) {
      if (!isNumber(node.result())) {
        elementwise.put(node.result(), node);
      } else if (Program.Phase.isReduction(node)) {
        reduce(node);
      } else if (node.applies("extent")) {
        formulas.given(node.result(), "(update.to - first)");
      } else {
        formulas.write(node);
        code.add(Text.block(formulas.drain()));
        if (Kinds.isConstant(node)) {
          constants.put(node.result(), node);
        }
      }
    }

    /** What is summed is computed first, into memory of its own where it is no array already. */
    private void reduce(Node node) {
      if (!(node.operation() instanceof Operation.Apply apply)
          || !(apply.operator() instanceof Reduction reduction)) {
        throw new IllegalStateException("not a sum over the parameter: " + node);
      }
      Value summed = node.operands().get(0);
      String array = formals.arrays().get(summed);
      if (array == null) {
        loop(method + "Part", Map.of("scratch", summed));
        array = "scratch";
      }
      code.addStatement(
          "$T.$L($L, first, update.total, 0, 1, update.to - first, 1)",
          Kernels.class,
          reduction.kernel(),
          array);
      String name = names.fresh(Identifiers.of(reduction.name()));
      code.addStatement("double $L = update.total[0]", name);
      formulas.given(node.result(), name);
    }

    private void loop(String wish, Map<String, Value> written) {
      Set<Value> needed = needed(written);
      List<Node> nodes =
          Stream.concat(constants.values().stream(), elementwise.values().stream())
              .filter(node -> needed.contains(node.result()) && !Kinds.isRepetition(node))
              .toList();
      Map<Value, String> variables = new HashMap<>();
      Map<Value, LoopValue> inputs = new LinkedHashMap<>();
      formals
          .arrays()
          .forEach((value, array) -> {
            if (needed.contains(value)) {
              variables.put(value, names.fresh(array + "Element"));
              inputs.put(value, element(value, array, variables));
            }
          });
      nodes.forEach(node ->
          variables.put(
              node.result(), names.fresh(Identifiers.of(node.result().name() + " next"))));
      Map<Value, String> numbers = numbers(needed);
      Map<Value, LoopValue> outputs = new LinkedHashMap<>();
      Map<String, String> copies = new LinkedHashMap<>();
      written.forEach((array, value) -> {
        LoopValue first = outputs.putIfAbsent(value, element(value, array, variables));
        if (first != null) {
          copies.put(array, first.array());
        }
      });
      Set<String> arrays = new LinkedHashSet<>();
      inputs.values().forEach(input -> arrays.add(input.array()));
      outputs.values().forEach(output -> arrays.add(output.array()));
      LoopText text = new LoopText(1, false, nodes, inputs, outputs, numbers, variables, true);
      call(made(wish, arrays, numbers, text), arrays, numbers);
      copies.forEach((array, from) ->
          code.addStatement(
              "$T.arraycopy($L, first, $L, first, update.to - first)", System.class, from, array));
    }

    private static LoopValue element(Value value, String array, Map<Value, String> variables) {
      String name = variables.getOrDefault(value, "");
      return new LoopValue(array, name, "first", value.type().data(), List.of(true), 0);
    }

    /** All values that these are made of. */
    private Set<Value> needed(Map<String, Value> written) {
      Set<Value> needed = new LinkedHashSet<>(written.values());
      for (Node node : new ArrayList<>(elementwise.values()).reversed()) {
        if (needed.contains(node.result())) {
          needed.addAll(node.operands());
        }
      }
      return needed;
    }

    /** The numbers that the loop reads, as floats; of a repeated number the repetition too. */
    private Map<Value, String> numbers(Set<Value> needed) {
      Map<Value, String> numbers = new LinkedHashMap<>();
      for (Value value : needed) {
        Node node = elementwise.get(value);
        if (node != null && Kinds.isRepetition(node)) {
          numbers.put(value, number(node.operands().get(0)));
        } else if (isNumber(value) && !constants.containsKey(value)) {
          numbers.put(value, number(value));
        }
      }
      return numbers;
    }

    private String number(Value value) {
      return floats.computeIfAbsent(
          value,
          each -> {
            String name = names.fresh("scalar");
            code.addStatement("float $L = (float) ($L)", name, bare(each));
            return name;
          });
    }

    private String bare(Value value) {
      return ScalarDialect.bare(formulas.expression(value));
    }

    private LoopClasses.Loop made(
        String wish, Set<String> arrays, Map<Value, String> numbers, LoopText text) {
      List<String> parameters = new ArrayList<>();
      arrays.forEach(array -> parameters.add("float[] " + array));
      new LinkedHashSet<>(numbers.values()).forEach(number -> parameters.add("float " + number));
      parameters.add("int first");
      parameters.add("int from");
      parameters.add("int to");
      String formula = "one step of the optimizer of " + phase.name();
      return classes.loop(
          "update " + names.fresh(wish),
          wish,
          fresh ->
              new LoopClasses.Loop(
                  fresh, formula, parameters, text.scalar(), text.vector(), "1", LoopClasses.LONG));
    }

    private void call(LoopClasses.Loop loop, Set<String> arrays, Map<Value, String> numbers) {
      List<String> arguments = new ArrayList<>(arrays);
      arguments.addAll(new LinkedHashSet<>(numbers.values()));
      arguments.add("first");
      arguments.add("update.to - first");
      code.add(loop.call(arguments));
    }
  }
}
