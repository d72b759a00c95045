package nnet.compiler.manual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.emit.NodeFormula;
import nnet.compiler.emit.NodeFormula.Written;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Value;
import nnet.compiler.plan.Kinds;

/** A value of a region of elementwise operators as a formula of the language, in one line. */
final class PlainFormula {
  private static final int LONGEST = 160;

  private final Map<Value, Node> nodes = new HashMap<>();
  private final Map<Value, Written> written = new HashMap<>();

  private PlainFormula(Region region) {
    for (Formal formal : region.formals()) {
      written.put(formal.value(), Written.whole(formal.path()));
    }
    region.nodes().forEach(node -> node.results().forEach(result -> nodes.put(result, node)));
  }

  /** Empty where it is too long to be read, or not one of numbers. */
  static Optional<String> of(Region region, Value value) {
    return new PlainFormula(region)
        .write(value)
        .map(Written::text)
        .filter(text -> text.length() <= LONGEST);
  }

  private Optional<Written> write(Value value) {
    Written known = written.get(value);
    if (known != null) {
      return known.text().length() > LONGEST ? Optional.empty() : Optional.of(known);
    }
    Node node = nodes.get(value);
    if (node == null || !(node.operation() instanceof Operation.Apply)) {
      return Optional.empty();
    }
    Optional<Written> made = write(node);
    made.ifPresent(text -> written.put(value, text));
    return made;
  }

  private Optional<Written> write(Node node) {
    if (Kinds.isConstant(node)) {
      return Optional.of(Written.whole(NodeFormula.number(node.attributes().real("value"))));
    }
    List<Written> operands = new ArrayList<>();
    for (Value operand : node.operands()) {
      Optional<Written> text = write(operand);
      if (text.isEmpty()) {
        return text;
      }
      operands.add(text.get());
    }
    if (Kinds.isAlias(node) || Kinds.isRepetition(node)) {
      return Optional.of(operands.getFirst());
    }
    return Optional.of(NodeFormula.of(node, operands, ""));
  }
}
