package nnet.compiler.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operation.Call;
import nnet.compiler.graph.Operation.OperandRole;
import nnet.compiler.graph.Operation.ResultRole;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Regions;
import nnet.compiler.graph.Renaming;
import nnet.compiler.graph.Value;
import nnet.compiler.plan.Kinds;

/**
 * Names for values that the source has none for, before derivation, so that their gradients can be
 * told by what they are of. What an activation is applied to is {@code z}; what a step carries on
 * is called as it was before the step.
 */
public final class Labels {
  private static final String ARGUMENT = "z";

  /** Begins the names that are only there to tell values and their gradients apart. */
  private static final String MARK = "~";

  /** What derivation puts before the name of the value that a gradient is of. */
  private static final String DERIVED = "d_";

  private final Map<Value, String> carried = new HashMap<>();

  private Labels() {}

  /** The program with a name for every value that is computed. */
  public static Program named(Program program) {
    Labels labels = new Labels();
    return program.withEntries(
        program.entries().stream()
            .map(entry -> entry.withBody(labels.named(entry.body())))
            .toList());
  }

  private Region named(Region region) {
    Regions.map(region, this::noteCarried);
    return Regions.map(region, inner -> Renaming.apply(inner, new Naming(inner).names));
  }

  /** The k-th carried value of a body becomes its k-th next one. */
  private Region noteCarried(Region region) {
    for (Node node : region.nodes()) {
      if (node.operation() instanceof Scan scan) {
        List<Value> formals = new ArrayList<>();
        for (int i = 0; i < scan.operandRoles().size(); i++) {
          if (scan.operandRoles().get(i) == OperandRole.CARRY) {
            formals.add(scan.body().formals().get(i).value());
          }
        }
        int next = 0;
        for (int i = 0; i < scan.resultRoles().size(); i++) {
          if (scan.resultRoles().get(i) == ResultRole.NEXT) {
            String name = formals.get(next++).name();
            carried.putIfAbsent(scan.body().results().get(i).value(), name);
          }
        }
      }
    }
    return region;
  }

  /** The names of one region. */
  private final class Naming {
    private final Map<Value, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<Value, Node> makers = new HashMap<>();
    private final Map<Value, Node> users = new HashMap<>();

    Naming(Region region) {
      region.formals().stream().map(Formal::value).map(Value::name).forEach(taken::add);
      for (Node node : region.nodes()) {
        node.operands().forEach(operand -> users.put(operand, node));
        for (Value result : node.results()) {
          makers.put(result, node);
          taken.add(result.name());
        }
      }
      region.nodes().forEach(this::name);
    }

    private void name(Node node) {
      for (int i = 0; i < node.results().size(); i++) {
        Value result = node.results().get(i);
        String own = carried.getOrDefault(result, "");
        if (!result.name().isEmpty() || Kinds.isConstant(node) || Kinds.isAlias(node)) {
          continue;
        }
        names.put(result, own.isEmpty() ? unique(wish(node, i)) : own);
      }
    }

    private String wish(Node node, int result) {
      return switch (node.operation()) {
        case Apply apply when node.applies("slice") ->
            MARK + name(node.operands().get(0)) + Shapes.OF_EXAMPLE.stretch(node);
        case Apply apply ->
            isSum(node) && isActivated(node.result()) ? ARGUMENT : MARK + apply.operator().name();
        case Call call -> MARK + call.region().name();
        case Scan scan -> {
          String inside = scan.body().results().get(result).value().name();
          yield MARK + (isOwn(inside) ? inside : scan.body().name());
        }
      };
    }

    private String name(Value value) {
      return names.getOrDefault(value, value.name());
    }

    private boolean isActivated(Value value) {
      Node user = users.get(value);
      return user != null && isActivation(user);
    }

    private String unique(String wish) {
      String name = wish;
      for (int number = 2; !taken.add(name); number++) {
        name = wish + "_" + number;
      }
      return name;
    }

    /** A weighted sum, with or without an offset. */
    private boolean isSum(Node node) {
      return isProduct(node)
          || (node.applies("add")
              && node.operands().stream()
                  .map(makers::get)
                  .anyMatch(maker -> maker != null && isProduct(maker)));
    }
  }

  /** Whether its elements are sums of products with weights. */
  static boolean isProduct(Node node) {
    return node.applies("matmul") || node.applies("conv2d") || node.applies("conv3d");
  }

  private static boolean isActivation(Node node) {
    return node.operands().size() == 1
        && !node.applies("negate")
        && (Kinds.isElementwise(node) || node.applies("softmax") || node.applies("log_softmax"));
  }

  /** Whether it is a name that the source or a reader gave, and no mark. */
  static boolean isOwn(String name) {
    return !name.isEmpty() && !name.contains(MARK);
  }

  /**
   * A name as it is shown.
   *
   * @param backward whether it is that of a value of the backward pass
   */
  static String shown(String name, boolean backward) {
    boolean gradient = backward && name.startsWith(DERIVED);
    String of = (gradient ? name.substring(DERIVED.length()) : name).replace(MARK, "");
    return gradient ? "dL/d" + of : of;
  }
}
