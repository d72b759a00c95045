package nnet.compiler.elaborate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Value;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.type.Element;
import nnet.compiler.type.Shape;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Training;

/**
 * Lets each example count for what its class does, in the losses of training that look at it. The
 * weights are a state that is filled when the data are known.
 */
record WeightedClasses(Elaborator elaborator, NetworkBody body, Training.ClassWeights plan) {

  /** The state that takes the weights. */
  Optional<Program.State> state() {
    return label()
        .map(label -> new Program.State(plan.state(), shape(label), Schema.State.Kind.FITTED, 1));
  }

  private Optional<Tensor> label() {
    Item item = body.activation.scope().find(plan.target());
    return Optional.ofNullable(item).map(Item::tensor);
  }

  private static Shape shape(Tensor label) {
    Element.ClassIndex classes = (Element.ClassIndex) label.element();
    return Shape.SCALAR.insert(0, classes.count());
  }

  /** The loss with weights; as it is where it does not look at the target. */
  Tensor weighted(Tensor loss, Span span) {
    return label()
        .filter(label -> reads(loss).contains(label.value()))
        .map(label -> weighted(loss, label, span))
        .orElse(loss);
  }

  private Set<Value> reads(Tensor loss) {
    return Lineage.of(body.activation.frame().builder, loss.value(), Set.of());
  }

  private Tensor weighted(Tensor loss, Tensor label, Span span) {
    Activation at = body.activation;
    LossWeights known = new LossWeights(elaborator.workspace, at.frame().builder);
    if (!loss.perExample() || known.of(loss.value()).isPresent()) {
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.BAD_VALUE,
                  span,
                  "`class_weights` cannot weigh this loss: "
                      + (loss.perExample()
                          ? "its examples have weights already"
                          : "it is not one number for each example"))
              .help("multiply the `weight` of the loss instead, and leave `class_weights` out"));
      return loss;
    }
    Value state = at.frame().state(plan.state(), ValueType.of(shape(label)));
    Tensor table = new Tensor(state, Element.F32, false);
    Item each =
        elaborator.primitives.call(
            "pick", List.of(argued(table, span), argued(label, span)), at, span);
    LossReduction reduction =
        new LossReduction(elaborator, new Argued(each, span), null, null, at, span);
    Tensor weighted = reduction.apply(new Item.Value(loss, span)).tensor();
    return weighted == null ? loss : weighted;
  }

  private static Argued argued(Tensor tensor, Span span) {
    return new Argued(new Item.Value(tensor, span), span);
  }
}
