package nnet.compiler.op;

import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Operator;
import nnet.compiler.graph.RegionBuilder;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;

/**
 * A call of an operator from the language, while the graph is built: shapes are those of one
 * example, axes in options too; the operator states its batching rule by the node it builds.
 */
public record Application(
    RegionBuilder builder,
    List<Tensor> operands,
    Options options,
    KeySource keys,
    Lengths lengths) {
  public Application {
    operands = List.copyOf(operands);
  }

  /** Hands out the key of a random draw: unique in the instance that is being built. */
  @FunctionalInterface
  public interface KeySource {
    Value next(String purpose);

    /** Whether draws differ from example to example: not where parameters are initialized. */
    default boolean perExample() {
      return true;
    }
  }

  public Tensor operand(int index) {
    return operands.get(index);
  }

  /** Whether any operand differs from example to example: then so does the result. */
  public boolean perExample() {
    return operands.stream().anyMatch(Tensor::perExample);
  }

  /** The same call of other tensors. */
  public Application of(Tensor... others) {
    return new Application(builder, List.of(others), options, keys, lengths);
  }

  /** The same call with another value of an option. */
  public Application with(String option, Object value) {
    java.util.Map<String, Object> values = new java.util.HashMap<>(options.values());
    values.put(option, value);
    return new Application(builder, operands, new Options(values), keys, lengths);
  }

  public Value apply(Operator operator, Attributes attributes, Value... values) {
    return builder.apply(operator, attributes, List.of(values));
  }

  public Value key(String purpose) {
    return keys.next(purpose);
  }

  /** The type of a result with this shape of one example. */
  public static ValueType typeOf(nnet.compiler.type.Shape shape, boolean perExample) {
    return ValueType.of(perExample ? shape.insert(0, nnet.compiler.type.Dim.BATCH) : shape);
  }
}
