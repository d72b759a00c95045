package nnet.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Location;
import nnet.compiler.plan.SmallProduct;
import nnet.compiler.plan.Step;
import nnet.compiler.type.Shape;

/** Small products: the call where the product stands, and its loop in the twins. */
final class ProductWriting {
  /** Products that take as long as an element of an elementwise loop. */
  private static final int PER_ELEMENT = 4;

  private final LoopClasses classes;

  ProductWriting(LoopClasses classes) {
    this.classes = classes;
  }

  CodeBlock write(Step.Product step, Scope scope) {
    Location left = scope.location(step.product().operands().get(0));
    Location right = scope.location(step.product().operands().get(1));
    Map<Value, Location> locations = new LinkedHashMap<>();
    step.others().forEach(value -> locations.put(value, scope.location(value)));
    step.writes().forEach(value -> locations.put(value, scope.location(value)));
    ProductText text =
        new ProductText(
            step.small(),
            left.array().toString(),
            right.array().toString(),
            epilogue(step, locations, scope.names()));
    Set<String> arrays = new TreeSet<>(List.of(text.left(), text.right()));
    locations.values().forEach(location -> arrays.add(location.array().toString()));
    String formula = String.join("; ", StepFormulas.of(step, scope.names()));
    LoopClasses.Loop loop =
        classes.loop(structure(text), wish(step), name -> make(name, formula, text, arrays));
    List<String> arguments = new ArrayList<>(arrays);
    arguments.add(left.offset().toString());
    arguments.add(right.offset().toString());
    locations.values().forEach(location -> arguments.add(location.offset().toString()));
    arguments.add(scope.size(step.small().rows()));
    return loop.call(arguments);
  }

  private static Epilogue epilogue(
      Step.Product step, Map<Value, Location> locations, RegionNames regionNames) {
    Names names = new Names("rows", "matrix");
    Map<Value, String> variables = new HashMap<>();
    Map<Value, LoopValue> read = new LinkedHashMap<>();
    Map<Value, LoopValue> written = new LinkedHashMap<>();
    locations.forEach((value, location) -> {
      String name = names.fresh(regionNames.variable(value));
      variables.put(value, name);
      (step.writes().contains(value) ? written : read)
          .put(value, value(name, value, location, step));
    });
    List<Node> nodes = step.loop().nodes();
    List<Value> results = new ArrayList<>(List.of(step.product().result()));
    nodes.forEach(node -> results.add(node.result()));
    for (Value value : results) {
      variables.computeIfAbsent(value, own -> names.fresh(regionNames.variable(own)));
    }
    return new Epilogue(
        step.small().columns(), step.product().result(), nodes, read, written, variables);
  }

  /** It moves along the rows, the columns, both or none. */
  private static LoopValue value(String name, Value value, Location location, Step.Product step) {
    Shape shape = value.type().shape();
    boolean rows = shape.equals(step.loop().shape());
    boolean columns = shape.rank() > 0 && !shape.last().is(1);
    return new LoopValue(
        location.array().toString(),
        name,
        name + "At",
        value.type().data(),
        List.of(rows, columns),
        0);
  }

  /** Equal products have equal structures whatever their values are called. */
  private static String structure(ProductText text) {
    Epilogue epilogue = text.epilogue();
    Map<Value, String> references = new HashMap<>();
    references.put(epilogue.sum(), "sum");
    StringBuilder structure = new StringBuilder("product " + sizes(text.product()));
    structure.append(' ').append(text.left()).append(text.right());
    for (Map<Value, LoopValue> values : List.of(epilogue.inputs(), epilogue.outputs())) {
      values.forEach((value, at) -> {
        references.putIfAbsent(value, "v" + references.size());
        structure.append(' ').append(references.get(value)).append(at.array());
        structure.append(at.moves()).append(at.type());
      });
    }
    return structure.append(LoopWriting.structure(epilogue.nodes(), references)).toString();
  }

  private static String sizes(SmallProduct product) {
    return product.inner() + "x" + product.columns();
  }

  /** Such as {@code rowsTimes20x64AddRelu}. */
  private static String wish(Step.Product step) {
    String wish = "rowsTimes" + sizes(step.small());
    return step.loop().nodes().isEmpty()
        ? wish
        : wish + Identifiers.capital(LoopWriting.wish(step.loop()));
  }

  private static LoopClasses.Loop make(
      String name, String formula, ProductText text, Set<String> arrays) {
    List<String> parameters = new ArrayList<>();
    arrays.forEach(array -> parameters.add("float[] " + array));
    parameters.add("int rowsAt");
    parameters.add("int matrixAt");
    text.epilogue().inputs().values().forEach(value -> parameters.add("int " + value.offset()));
    text.epilogue().outputs().values().forEach(value -> parameters.add("int " + value.offset()));
    parameters.add("int from");
    parameters.add("int to");
    SmallProduct product = text.product();
    int width = Math.ceilDiv(product.inner() * product.columns(), PER_ELEMENT);
    return new LoopClasses.Loop(
        name,
        formula,
        parameters,
        text.scalar(),
        text.vector(),
        Integer.toString(width),
        LoopClasses.FEW);
  }
}
