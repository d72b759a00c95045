package nnet.compiler.op;

import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operator;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Value;

/**
 * One node while its region is differentiated: rules build the gradients of the operands from
 * these.
 *
 * @param gradient the gradient of the loss with respect to the node's result, of its shape
 */
public record Backward(RegionBuilder builder, Node node, Value gradient) {

  public Value operand(int index) {
    return node.operands().get(index);
  }

  public Value result() {
    return node.result();
  }

  public Attributes attributes() {
    return node.attributes();
  }

  public Value apply(Operator operator, Value... values) {
    return builder.apply(operator, Attributes.NONE, java.util.List.of(values));
  }

  public Value apply(Operator operator, Attributes attributes, Value... values) {
    return builder.apply(operator, attributes, java.util.List.of(values));
  }
}
