package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * A region while it is elaborated: its builder, and its formals for the parameters, states and keys
 * of the instances inside, by full path.
 */
final class Frame {
  final RegionBuilder builder;
  private final Map<String, Value> parameters = new LinkedHashMap<>();
  private final Map<String, Value> states = new LinkedHashMap<>();
  private final Map<String, Value> nextStates = new LinkedHashMap<>();
  private final Map<String, Integer> keys = new HashMap<>();
  private final List<Value> penalties = new ArrayList<>();

  /** Whether numbers are float64 scalars: in optimizers, schedules and results of metrics. */
  private boolean doubles;

  /** Whether draws differ from example to example: not where parameters are initialized. */
  boolean drawsPerExample = true;

  /** Whether some examples have ended already: in the steps of sequences of different lengths. */
  boolean someEnded;

  /** A region of float64 scalars. */
  static Frame ofDoubles(String name) {
    Frame frame = new Frame(name, null);
    frame.doubles = true;
    return frame;
  }

  /** Whether it is a formula of numbers, or of elements by numbers: nothing to differentiate. */
  boolean isFormula() {
    return doubles;
  }

  DataType numbers() {
    return doubles ? DataType.DOUBLE : DataType.FLOAT;
  }

  Frame(String name, @Nullable Frame parent) {
    builder = new RegionBuilder(name, parent == null ? null : parent.builder);
    if (parent != null) {
      builder.origin(parent.builder.origin());
      drawsPerExample = parent.drawsPerExample;
      someEnded = parent.someEnded;
    }
  }

  /** What is built from now on is asked for here. */
  void asked(Activation by, Span span) {
    asked(by.path(), Provenance.usersSpan(by, span));
  }

  /** What is built from now on belongs to the layer of this path. */
  void asked(String path, Span span) {
    builder.origin(builder.origin().at(path, span));
  }

  Value parameter(String path, ValueType type) {
    return parameters.computeIfAbsent(
        path, key -> builder.formal(Formal.Kind.PARAMETER, key, type));
  }

  /** The value of a state as it is here: changed by what ran before in this region. */
  Value state(String path, ValueType type) {
    Value next = nextStates.get(path);
    return next != null ? next : stateFormal(path, type);
  }

  private Value stateFormal(String path, ValueType type) {
    return states.computeIfAbsent(path, key -> builder.formal(Formal.Kind.STATE, key, type));
  }

  void commit(String path, Value next) {
    stateFormal(path, next.type());
    nextStates.put(path, next);
  }

  /** A key of its own for each draw and for each application of an instance. */
  Value key(String path) {
    int count = keys.merge(path, 1, Integer::sum);
    String unique = count == 1 ? path : path + "#" + count;
    return builder.formal(Formal.Kind.KEY, unique, ValueType.KEY);
  }

  /** Adds to the loss a number for each example. */
  void penalty(Value perExample) {
    penalties.add(perExample);
  }

  /** What the layers in this region add to the loss. */
  List<Value> penalties() {
    return List.copyOf(penalties);
  }

  /** The next values of all states that change. */
  List<Result> stateResults() {
    List<Result> results = new ArrayList<>();
    nextStates.forEach(
        (path, value) -> results.add(new Result(builder.use(value), Result.Kind.STATE, path)));
    return results;
  }

  /** Ends the region: the results named before, the next values of states, then penalties. */
  Region build() {
    nextStates.forEach((path, value) -> builder.result(Result.Kind.STATE, path, value));
    penalties.forEach(value -> builder.result(Result.Kind.PENALTY, "penalty", value));
    return builder.build();
  }

  /** What a region inside this one is to be given, in the order of its formals. */
  List<Value> operands(Region inner, Frame innerFrame, Map<Value, Value> arguments) {
    Map<Value, Value> captured = innerFrame.builder.captured();
    List<Value> operands = new ArrayList<>();
    for (Formal formal : inner.formals()) {
      operands.add(operand(formal, captured, arguments));
    }
    return operands;
  }

  private Value operand(Formal formal, Map<Value, Value> captured, Map<Value, Value> arguments) {
    ValueType type = formal.value().type();
    return switch (formal.kind()) {
      case PARAMETER -> parameter(formal.path(), type);
      case STATE -> state(formal.path(), type);
      case KEY -> key(formal.path());
      case VALUE -> {
        Value given = arguments.get(formal.value());
        Value outer = given != null ? given : captured.get(formal.value());
        if (outer == null) {
          throw new IllegalStateException("no operand for " + formal);
        }
        yield outer;
      }
    };
  }

  /** Calls a region that was built inside this one and takes over its states and penalties. */
  List<Value> call(Region inner, Frame innerFrame, Map<Value, Value> arguments) {
    List<Value> values = builder.call(inner, operands(inner, innerFrame, arguments));
    commitResults(inner.results(), values);
    return values;
  }

  /** Adds a scan of a region that was built inside this one. */
  List<Value> append(Operation operation, List<Value> operands, List<ValueType> types) {
    List<Value> values = types.stream().map(type -> new Value(type, "")).toList();
    List<Value> inside = operands.stream().map(builder::use).toList();
    builder.append(new nnet.compiler.graph.Node(operation, inside, values, builder.origin()));
    return values;
  }

  private void commitResults(List<Result> results, List<Value> values) {
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i).kind() == Result.Kind.STATE) {
        commit(results.get(i).path(), values.get(i));
      }
      if (results.get(i).kind() == Result.Kind.PENALTY) {
        penalty(values.get(i));
      }
    }
  }
}
