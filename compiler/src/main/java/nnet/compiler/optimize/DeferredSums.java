package nnet.compiler.optimize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operation.OperandRole;
import nnet.compiler.graph.Operation.ResultRole;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Operator;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Regions;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.nn.MatMul;
import nnet.compiler.op.reduce.AxisGroup;
import nnet.compiler.op.reduce.Sum;
import nnet.compiler.op.shape.Reshape;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Gradients of weights that a loop over time adds up step by step become one product, or one sum,
 * over all steps after the loop: as cuDNN does it (Appleyard et al., 2016).
 */
final class DeferredSums implements Pass {
  @Override
  public String name() {
    return "defer-sums";
  }

  @Override
  public Region apply(Region region) {
    return Regions.map(region, DeferredSums::deferred);
  }

  private static Region deferred(Region region) {
    List<Node> nodes = new ArrayList<>();
    boolean changed = false;
    for (Node node : region.nodes()) {
      Loop loop =
          node.operation() instanceof Scan scan
                  && !scan.recomputed()
                  && scan.resultRoles().contains(ResultRole.SUMMED)
              ? new Loop(node, scan)
              : null;
      if (loop != null && loop.defers()) {
        nodes.addAll(loop.written());
        changed = true;
      } else {
        nodes.add(node);
      }
    }
    return changed ? region.withNodes(nodes) : region;
  }

  /** One scan and what comes after it in place of its sums. */
  private static final class Loop {
    private final Node node;
    private final Scan scan;
    private final Map<Value, Node> producers = new HashMap<>();
    private final Map<Value, Value> sequences = new HashMap<>();
    private final List<Result> results = new ArrayList<>();
    private final List<ResultRole> roles = new ArrayList<>();
    private final List<Value> outer = new ArrayList<>();
    private final List<Node> after = new ArrayList<>();

    Loop(Node node, Scan scan) {
      this.node = node;
      this.scan = scan;
      scan.body().nodes().forEach(n -> n.results().forEach(result -> producers.put(result, n)));
      for (int i = 0; i < scan.operandRoles().size(); i++) {
        if (scan.operandRoles().get(i) == OperandRole.SEQUENCE) {
          sequences.put(scan.body().formals().get(i).value(), node.operands().get(i));
        }
      }
      for (int i = 0; i < scan.resultRoles().size(); i++) {
        if (scan.resultRoles().get(i) == ResultRole.STACKED) {
          sequences.put(scan.body().results().get(i).value(), node.results().get(i));
        }
      }
    }

    /** Whether some sum is better made after the loop. */
    boolean defers() {
      for (int i = 0; i < scan.resultRoles().size(); i++) {
        if (scan.resultRoles().get(i) == ResultRole.SUMMED && isProduct(sum(i))) {
          return true;
        }
      }
      return false;
    }

    private @Nullable Node sum(int result) {
      return producers.get(scan.body().results().get(result).value());
    }

    private static boolean isProduct(@Nullable Node node) {
      return node != null
          && node.applies("matmul")
          && node.attributes().flag("transposeA")
          && !node.attributes().flag("transposeB")
          && node.operands().stream().allMatch(operand -> operand.type().rank() == 2);
    }

    /** A sum over leading axes of what all steps are known of anyway. */
    private boolean isLongSum(@Nullable Node node) {
      return node != null
          && node.applies("sum")
          && AxisGroup.of(node.attributes()).from() == 0
          && sequences.containsKey(node.operands().get(0));
    }

    List<Node> written() {
      for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < scan.resultRoles().size(); i++) {
          Node sum = scan.resultRoles().get(i) == ResultRole.SUMMED ? sum(i) : null;
          boolean product = isProduct(sum);
          if (pass == 0 && product && sum != null) {
            product(sum, node.results().get(i));
          } else if (pass == 1 && isLongSum(sum) && sum != null) {
            longSum(sum, node.results().get(i));
          } else if (pass == 1 && !product) {
            keep(i);
          }
        }
      }
      List<Node> nodes = new ArrayList<>();
      nodes.add(loop());
      nodes.addAll(after);
      return nodes;
    }

    private void keep(int i) {
      results.add(scan.body().results().get(i));
      roles.add(scan.resultRoles().get(i));
      outer.add(node.results().get(i));
    }

    private void product(Node sum, Value total) {
      Value a = rows(sequence(sum.operands().get(0)), sum);
      Value b = rows(sequence(sum.operands().get(1)), sum);
      add(MatMul.INSTANCE, sum.attributes(), List.of(a, b), total, sum);
    }

    private void longSum(Node sum, Value total) {
      AxisGroup axes = new AxisGroup(0, AxisGroup.of(sum.attributes()).to() + 1);
      Value all = sequence(sum.operands().get(0));
      add(Sum.INSTANCE, axes.attributes(), List.of(all), total, sum);
    }

    /** What a value is at all steps; kept from now on if it was not. */
    private Value sequence(Value value) {
      return sequences.computeIfAbsent(
          value,
          missing -> {
            ValueType type = missing.type();
            Value all =
                new Value(type.withShape(type.shape().insert(0, scan.length())), missing.name());
            results.add(new Result(missing, Result.Kind.VALUE, missing.name()));
            roles.add(ResultRole.STACKED);
            outer.add(all);
            return all;
          });
    }

    /** The rows of all steps below each other. */
    private Value rows(Value sequence, Node sum) {
      Shape shape = sequence.type().shape();
      Shape rows = Shape.of(shape.dim(0).times(shape.dim(1)), shape.last());
      Value flat = new Value(sequence.type().withShape(rows), sequence.name());
      add(Reshape.INSTANCE, Attributes.of("shape", rows), List.of(sequence), flat, sum);
      return flat;
    }

    private void add(Operator operator, Attributes attributes, List<Value> of, Value to, Node sum) {
      after.add(new Node(new Apply(operator, attributes), of, List.of(to), sum.origin()));
    }

    private Node loop() {
      Region body =
          new Region(scan.body().name(), scan.body().formals(), scan.body().nodes(), results);
      Scan shorter = new Scan(body, scan.length(), scan.reverse(), scan.operandRoles(), roles);
      Node loop = new Node(shorter, node.operands(), outer, node.origin());
      return Scans.trimmed(loop, shorter);
    }
  }
}
