package nnet.compiler.op;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;

/**
 * Counts the vector operations of an elementwise node: too many in one loop exhaust the inliner.
 */
public final class Cost implements LoopWriter {
  /** An elementary function, such as exp. */
  public static final int FUNCTION = 15;

  private int operations;

  public static int of(Node node) {
    if (!(node.operation() instanceof Operation.Apply apply)
        || !(apply.operator() instanceof Elementwise elementwise)) {
      return 0;
    }
    List<String> names = new ArrayList<>();
    node.operands().forEach(operand -> names.add("x" + names.size()));
    Cost cost = new Cost();
    elementwise.write(cost, names);
    return cost.operations;
  }

  private String count(int more) {
    operations += more;
    return "x";
  }

  @Override
  public String constant(double value) {
    return count(0);
  }

  @Override
  public String add(String a, String b) {
    return count(1);
  }

  @Override
  public String subtract(String a, String b) {
    return count(1);
  }

  @Override
  public String multiply(String a, String b) {
    return count(1);
  }

  @Override
  public String divide(String a, String b) {
    return count(1);
  }

  @Override
  public String negate(String a) {
    return count(1);
  }

  @Override
  public String max(String a, String b) {
    return count(1);
  }

  @Override
  public String min(String a, String b) {
    return count(1);
  }

  @Override
  public String sqrt(String a) {
    return count(1);
  }

  @Override
  public String abs(String a) {
    return count(1);
  }

  @Override
  public String compare(String comparison, String a, String b) {
    return count(1);
  }

  @Override
  public String select(String condition, String then, String otherwise) {
    return count(1);
  }

  @Override
  public String function(String name, String... arguments) {
    return count(FUNCTION);
  }
}
