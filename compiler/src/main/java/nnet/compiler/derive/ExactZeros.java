package nnet.compiler.derive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Elementwise;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.math.NotEqual;
import nnet.compiler.op.reduce.Unbroadcast;
import nnet.compiler.op.shape.BroadcastTo;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What a choice leaves out has a gradient of exactly 0, and 0 times an infinite slope is not 0. So
 * where a slope may be infinite the choice is made after the multiplication: {@code if c then g / x
 * else 0} instead of {@code (if c then g else 0) / x}, which costs nothing. Where the choice is not
 * in sight any more (behind a sum, a move or a call), zeros are picked out of the product.
 */
final class ExactZeros {
  private final Set<Value> gradients = new HashSet<>();

  /** Whether a gradient may hold zeros that must stay. */
  boolean in(Value gradient) {
    return gradients.contains(gradient);
  }

  void add(Value gradient) {
    gradients.add(gradient);
  }

  /**
   * The rule's gradients of the operands, with zeros wherever the gradient is zero.
   *
   * @param function the node's operator
   * @param steepness of the region that the node is in
   */
  List<@Nullable Value> keep(Backward backward, Elementwise function, Steepness steepness) {
    Node whole = whole(backward.builder(), backward.node());
    Product product = new Product(backward, whole, function, steepness);
    return Unbroadcast.all(backward, product.parts(backward.gradient(), true));
  }

  /** The node with operands of its result's shape: what is broadcast is summed after the choice. */
  private static Node whole(RegionBuilder builder, Node node) {
    Shape shape = node.result().type().shape();
    List<Value> operands = new ArrayList<>();
    for (Value operand : node.operands()) {
      operands.add(BroadcastTo.to(builder, operand, shape));
    }
    return new Node(node.operation(), operands, node.results(), node.origin());
  }

  /** One application of a rule to gradients with choices taken off them. */
  private final class Product {
    private final RegionBuilder builder;
    private final Node node;
    private final Node whole;
    private final Elementwise function;
    private final Steepness steepness;
    private final Arithmetic arithmetic;

    Product(Backward backward, Node whole, Elementwise function, Steepness steepness) {
      this.builder = backward.builder();
      this.node = backward.node();
      this.whole = whole;
      this.function = function;
      this.steepness = steepness;
      arithmetic = new Arithmetic(builder);
    }

    /**
     * @param steep whether the function may be steep for the elements whose gradient counts
     */
    List<@Nullable Value> parts(Value gradient, boolean steep) {
      if (!steep) {
        return function.gradient(new Backward(builder, whole, gradient));
      }
      Node choice = builder.producer(gradient).filter(made -> made.applies("select")).orElse(null);
      if (choice != null && (isZero(choice, 1) || isZero(choice, 2))) {
        return chosen(choice, isZero(choice, 2));
      }
      List<@Nullable Value> parts = parts(gradient, false);
      return in(gradient) ? each(parts, part -> picked(gradient, part)) : parts;
    }

    /** The choice made of the parts instead of the gradient. */
    private List<@Nullable Value> chosen(Node choice, boolean holds) {
      Value condition = choice.operands().get(0);
      Value outside = builder.captured().getOrDefault(condition, condition);
      Value taken = choice.operands().get(holds ? 1 : 2);
      boolean steep = steepness.at(node, function, outside, holds);
      return each(parts(taken, steep), part -> chosen(condition, holds, part));
    }

    private Value chosen(Value condition, boolean holds, Value part) {
      return holds ? arithmetic.where(condition, part) : arithmetic.whereNot(condition, part);
    }

    private Value picked(Value gradient, Value part) {
      Value some = arithmetic.apply(NotEqual.INSTANCE, gradient, arithmetic.constant(0));
      return arithmetic.where(some, part);
    }

    private static List<@Nullable Value> each(
        List<@Nullable Value> parts, UnaryOperator<Value> change) {
      List<@Nullable Value> changed = new ArrayList<>();
      for (Value part : parts) {
        changed.add(part == null ? null : change.apply(part));
      }
      return changed;
    }

    private boolean isZero(Node choice, int operand) {
      return builder
          .producer(choice.operands().get(operand))
          .filter(made -> made.applies("constant") && made.attributes().real("value") == 0)
          .isPresent();
    }
  }
}
