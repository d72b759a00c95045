package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Operation.OperandRole;
import nnet.compiler.graph.Operation.ResultRole;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.type.Dim;

/** The region of a step while it is built, and the scan over it. */
final class ScanRegion {
  /** The first of what is carried, at every step. */
  static final String ALL = "all";

  private final Frame frame;
  private final Frame outer;
  private final Map<Value, Value> bound = new LinkedHashMap<>();
  private final Map<Value, OperandRole> roles = new HashMap<>();
  private Dim length = Dim.ONE;

  ScanRegion(Frame frame, Frame outer) {
    this.frame = frame;
    this.outer = outer;
  }

  /** A formal of the step for a value from outside. */
  Value formal(String name, Value from, OperandRole role) {
    ValueType type = from.type();
    boolean timed = role == OperandRole.SEQUENCE;
    ValueType inside = timed ? type.withShape(type.shape().without(0)) : type;
    Value formal = frame.builder.formal(Formal.Kind.VALUE, name, inside);
    length = timed ? type.shape().dim(0) : length;
    bound.put(formal, from);
    roles.put(formal, role);
    return formal;
  }

  /**
   * Adds the scan; the last values of what is carried by name, and {@link #ALL}.
   *
   * @param block of how many steps the derivative makes the values anew; 0 where it keeps all
   */
  Map<String, Value> scan(boolean reverse, long block) {
    Region region = withCarriedStates(frame.build());
    List<ResultRole> resultRoles = new ArrayList<>();
    List<ValueType> types = new ArrayList<>();
    for (Result result : region.results()) {
      ValueType type = result.value().type();
      boolean all = result.path().equals(ALL) && result.kind() == Result.Kind.VALUE;
      resultRoles.add(all ? ResultRole.STACKED : ResultRole.NEXT);
      types.add(all ? type.withShape(type.shape().insert(0, length)) : type);
    }
    List<OperandRole> operandRoles =
        region.formals().stream()
            .map(formal -> roles.getOrDefault(formal.value(), OperandRole.INVARIANT))
            .toList();
    Scan operation = new Scan(region, length, reverse, operandRoles, resultRoles);
    List<Value> operands = outer.operands(region, frame, bound);
    return named(
        region,
        block == 0
            ? outer.append(operation, operands, types)
            : ScanBlocks.of(operation, block, outer).append(operands));
  }

  private Map<String, Value> named(Region region, List<Value> values) {
    Map<String, Value> named = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      Result result = region.results().get(i);
      if (result.kind() == Result.Kind.STATE) {
        outer.commit(result.path(), values.get(i));
      } else {
        named.put(result.path(), values.get(i));
      }
    }
    return named;
  }

  /** States that a step changes are handed from step to step like what the cell carries. */
  private Region withCarriedStates(Region region) {
    Map<String, Result> next = new LinkedHashMap<>();
    region.results(Result.Kind.STATE).forEach(result -> next.put(result.path(), result));
    List<Formal> formals = new ArrayList<>();
    List<Result> results = new ArrayList<>(region.results());
    results.removeAll(next.values());
    for (Formal formal : region.formals()) {
      Result result = formal.kind() == Formal.Kind.STATE ? next.get(formal.path()) : null;
      if (result == null) {
        formals.add(formal);
      } else {
        formals.add(new Formal(formal.value(), Formal.Kind.VALUE, formal.path()));
        bound.put(formal.value(), outer.state(formal.path(), formal.value().type()));
        roles.put(formal.value(), OperandRole.CARRY);
        results.add(result);
      }
    }
    return new Region(region.name(), formals, region.nodes(), results);
  }
}
