package nnet.compiler.derive;

import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Application;
import nnet.compiler.op.Backward;
import nnet.compiler.op.Built;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Elementwise;
import nnet.compiler.op.Evaluation;
import nnet.compiler.op.LoopWriter;
import nnet.compiler.op.NdArray;
import nnet.compiler.op.Sample;
import nnet.compiler.op.Signature;
import nnet.compiler.op.math.Arithmetic;
import nnet.compiler.op.math.Tanh;
import org.jspecify.annotations.Nullable;

/** A tanh whose rule was made wrong on purpose: 1 - tanh(x) instead of 1 - tanh(x)^2. */
final class BrokenTanh implements Elementwise {

  @Override
  public String name() {
    return "broken_tanh";
  }

  @Override
  public Documentation documentation() {
    return Tanh.INSTANCE.documentation();
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.empty();
  }

  @Override
  public Built build(Application application) {
    return Tanh.INSTANCE.build(application);
  }

  @Override
  public ValueType infer(Attributes attributes, List<ValueType> operands) {
    return Tanh.INSTANCE.infer(attributes, operands);
  }

  @Override
  public List<@Nullable Value> gradient(Backward backward) {
    Arithmetic arithmetic = new Arithmetic(backward.builder());
    return List.of(
        arithmetic.multiply(backward.gradient(), arithmetic.complement(backward.result())));
  }

  @Override
  public double evaluate(double... operands) {
    return Tanh.INSTANCE.evaluate(operands);
  }

  @Override
  public NdArray evaluate(Evaluation evaluation) {
    return Tanh.INSTANCE.evaluate(evaluation);
  }

  @Override
  public String write(LoopWriter writer, List<String> operands) {
    return Tanh.INSTANCE.write(writer, operands);
  }

  @Override
  public List<Sample> samples() {
    return Tanh.INSTANCE.samples();
  }
}
