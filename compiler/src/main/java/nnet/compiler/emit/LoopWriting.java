package nnet.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Location;
import nnet.compiler.plan.Step;
import nnet.compiler.plan.Window;

/** Fused loops: the call where the loop stands, and the loop itself in the twins. */
final class LoopWriting {
  private final LoopClasses classes;

  LoopWriting(LoopClasses classes) {
    this.classes = classes;
  }

  CodeBlock write(Step.Loop step, Scope scope) {
    List<Value> values = new ArrayList<>(step.reads());
    int inputs = values.size();
    values.addAll(step.outputs());
    LoopShape shape =
        LoopShape.of(
            step.shape(),
            values.stream().map(value -> value.type().shape()).toList(),
            values.stream().anyMatch(value -> stride(value, scope) > 0));
    List<Location> locations = values.stream().map(scope::location).toList();
    return shape.rank() == 0
        ? single(step, values, inputs, locations, scope)
        : call(step, shape, values, inputs, locations, scope);
  }

  /** From row to row, where a value is a part of longer rows; else 0. */
  private static int stride(Value value, Scope scope) {
    Window window = scope.plan().windows().get(value);
    return window == null ? 0 : window.stride();
  }

  /** One element: written where it stands. */
  private static CodeBlock single(
      Step.Loop step, List<Value> values, int inputs, List<Location> locations, Scope scope) {
    Map<Value, String> variables = new HashMap<>();
    for (Node node : step.nodes()) {
      variables.put(
          node.result(), scope.names().fresh(scope.names().variable(node.result()) + "Value"));
    }
    Map<Value, String> places = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      Location location = locations.get(i);
      places.put(values.get(i), location.array() + "[" + location.offset() + "]");
    }
    ScalarDialect dialect = new ScalarDialect();
    List<String> lines = new ArrayList<>();
    values.subList(0, inputs).forEach(value -> variables.put(value, places.get(value)));
    LoopBody body = new LoopBody(dialect, variables);
    values.subList(0, inputs).forEach(body::load);
    step.nodes().forEach(body::write);
    lines.addAll(dialect.drain());
    for (Value output : step.outputs()) {
      lines.add(places.get(output) + " = " + ScalarDialect.bare(body.stored(output)) + ";");
    }
    CodeBlock.Builder code = CodeBlock.builder().add("{\n").indent();
    return code.add(Text.block(lines)).unindent().add("}\n").build();
  }

  private CodeBlock call(
      Step.Loop step,
      LoopShape shape,
      List<Value> values,
      int inputs,
      List<Location> locations,
      Scope scope) {
    List<String> arrays = locations.stream().map(at -> at.array().toString()).toList();
    List<Integer> strides = values.stream().map(value -> stride(value, scope)).toList();
    String structure = structure(step, shape, values, arrays, strides);
    LoopClasses.Loop loop =
        classes.loop(
            structure,
            wish(step),
            name -> make(name, step, shape, values, inputs, arrays, strides, scope.names()));
    List<String> arguments = new ArrayList<>(new TreeSet<>(arrays));
    locations.forEach(at -> arguments.add(at.offset().toString()));
    shape.extents().forEach(extent -> arguments.add(scope.size(extent)));
    return loop.call(arguments);
  }

  /** Equal loops have equal structures whatever their values are called. */
  private static String structure(
      Step.Loop step,
      LoopShape shape,
      List<Value> values,
      List<String> arrays,
      List<Integer> strides) {
    Map<Value, String> references = new HashMap<>();
    StringBuilder text = new StringBuilder(shape.isWholeVectors() ? "whole " : "");
    for (int i = 0; i < values.size(); i++) {
      references.putIfAbsent(values.get(i), "v" + i);
      text.append(arrays.get(i)).append(shape.moves().get(i)).append(strides.get(i));
      text.append(values.get(i).type().data()).append(' ');
    }
    return text.append(structure(step.nodes(), references)).toString();
  }

  /** What nodes do to values that are known by these references. */
  static String structure(List<Node> nodes, Map<Value, String> references) {
    StringBuilder text = new StringBuilder();
    for (Node node : nodes) {
      references.putIfAbsent(node.result(), "n" + references.size());
      text.append(references.get(node.result())).append('=').append(operator(node));
      text.append(node.attributes());
      node.operands().forEach(operand -> text.append(' ').append(references.get(operand)));
      text.append(node.result().type().data()).append(';');
    }
    return text.toString();
  }

  private static String operator(Node node) {
    return node.operation() instanceof Operation.Apply apply ? apply.operator().name() : "";
  }

  /** Such as {@code addTanh}. */
  static String wish(Step.Loop step) {
    List<String> operators =
        step.nodes().stream()
            .map(LoopWriting::operator)
            .filter(name -> !name.equals("constant"))
            .toList();
    if (operators.size() > 3) {
      return Identifiers.of(
          step.outputs().getLast().name().isEmpty()
              ? operators.getFirst() + "_to_" + operators.getLast()
              : step.outputs().getLast().name() + "_formula");
    }
    return Identifiers.of(String.join("_", operators));
  }

  private static LoopClasses.Loop make(
      String name,
      Step.Loop step,
      LoopShape shape,
      List<Value> values,
      int inputs,
      List<String> arrays,
      List<Integer> strides,
      RegionNames regionNames) {
    Names names = new Names("p", "g", "s", "b", "from", "to", "whole", "rest");
    Map<Value, String> variables = new HashMap<>();
    Map<Value, LoopValue> read = new LinkedHashMap<>();
    Map<Value, LoopValue> written = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      Value value = values.get(i);
      String variable = names.fresh(safe(regionNames.variable(value)));
      variables.put(value, variable);
      LoopValue in =
          new LoopValue(
              arrays.get(i),
              variable,
              variable + "At",
              value.type().data(),
              shape.moves().get(i),
              strides.get(i));
      (i < inputs ? read : written).put(value, in);
    }
    for (Node node : step.nodes()) {
      variables.computeIfAbsent(
          node.result(), result -> names.fresh(safe(regionNames.variable(result))));
    }
    LoopText text =
        new LoopText(
            shape.rank(),
            shape.isWholeVectors(),
            step.nodes(),
            read,
            written,
            Map.of(),
            variables,
            false);
    List<String> parameters = parameters(shape, arrays, read, written);
    String formula = String.join("; ", StepFormulas.of(step, regionNames));
    return new LoopClasses.Loop(
        name, formula, parameters, text.scalar(), text.vector(), width(shape), LoopClasses.LONG);
  }

  /** Such as {@code n1 * n2}. */
  private static String width(LoopShape shape) {
    List<String> sizes = new ArrayList<>();
    for (int axis = 1; axis < shape.rank(); axis++) {
      sizes.add("n" + axis);
    }
    return sizes.isEmpty() ? "1" : String.join(" * ", sizes);
  }

  /** Not to be taken for an index or a size of the loops around. */
  private static String safe(String name) {
    return name.matches("[in][0-9]+") ? name + "_" : name;
  }

  private static List<String> parameters(
      LoopShape shape,
      List<String> arrays,
      Map<Value, LoopValue> read,
      Map<Value, LoopValue> written) {
    List<String> parameters =
        new TreeSet<>(arrays)
            .stream()
                .map(array -> "float[] " + array)
                .collect(Collectors.toCollection(ArrayList::new));
    Set<LoopValue> all = new LinkedHashSet<>(read.values());
    all.addAll(written.values());
    all.forEach(value -> parameters.add("int " + value.offset()));
    parameters.add("int from");
    parameters.add("int to");
    for (int axis = 1; axis < shape.rank(); axis++) {
      parameters.add("int n" + axis);
    }
    return parameters;
  }
}
