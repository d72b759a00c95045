package nnet.compiler.op.shape;

import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Application;
import nnet.compiler.op.Built;
import nnet.compiler.op.Builtin;
import nnet.compiler.op.Documentation;
import nnet.compiler.op.Padding;
import nnet.compiler.op.Primitive;
import nnet.compiler.op.Signature;
import nnet.compiler.op.Signature.OptionKind;
import nnet.compiler.op.Tensor;
import nnet.compiler.op.math.Refusals;
import nnet.compiler.op.reduce.AxisOption;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;

/**
 * Sums or products of all elements up to each one (Hillis and Steele, 1986): in each round the
 * elements are taken together with those one, two, four, ... places before.
 *
 * @param neutral what does not count: it is put into padding
 */
public record Cumulative(
    String name, Primitive operator, double neutral, String formula, String source)
    implements Builtin {

  @Override
  public Documentation documentation() {
    return new Documentation(
        "At each place of an axis all elements up to it taken together.", formula, source);
  }

  @Override
  public Optional<Signature> signature() {
    return Optional.of(Signature.of("x").with("axis", OptionKind.INTEGER, Dim.of(-1)));
  }

  @Override
  public boolean takesRagged() {
    return true;
  }

  @Override
  public Built build(Application application) {
    Tensor operand = application.operand(0);
    Dim option = application.options().integer("axis");
    Optional<Built.Problem> problem =
        Refusals.unlessNumeric(name, application.operands())
            .or(() -> AxisOption.problem(option, operand));
    if (problem.isPresent()) {
      return problem.get();
    }
    int axis = operand.graphAxis(option.size());
    List<Integer> along = List.of(AxisOption.position(option, operand));
    Value value = Padding.filled(application, operand, along, neutral).value();
    long size = Halves.size(application, value, axis);
    for (long step = 1; step < size; step *= 2) {
      value = round(application, value, axis, Dim.of(step));
    }
    return Built.of(new Tensor(value, Element.F32, operand.perExample()));
  }

  private Value round(Application application, Value value, int axis, Dim step) {
    Dim size = value.type().shape().dim(axis);
    Value first = Halves.part(application, value, axis, Dim.ZERO, step);
    Value before = Halves.part(application, value, axis, Dim.ZERO, size.minus(step));
    Value here = Halves.part(application, value, axis, step, size);
    Value both = application.apply(operator, Attributes.NONE, before, here);
    return application
        .builder()
        .apply(Concat.INSTANCE, Attributes.of("axis", axis), List.of(first, both));
  }
}
