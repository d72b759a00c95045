package nnet.compiler.elaborate;

import java.util.Map;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Program.SlotSpec;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.runtime.model.Slot;

/**
 * What callers of an entry are told of its operands and results.
 *
 * @param weights names of the weights of outputs
 */
record EntrySlots(NetworkBody body, RaggedDims dims, Map<Value, String> weights) {
  SlotSpec input(Formal formal) {
    return ExampleStates.is(formal) ? carried(formal.path()) : input(formal.value());
  }

  static SlotSpec carried(String path) {
    return new SlotSpec(path, Slot.Kind.CARRIED, true, 0);
  }

  private SlotSpec input(Value formal) {
    for (NetworkBody.Port port : body.inputs.values()) {
      if (port.tensor().value() == formal) {
        return spec(port.name().text(), Slot.Kind.INPUT, port.tensor());
      }
    }
    for (NetworkBody.Port port : body.targets.values()) {
      if (port.tensor().value() == formal) {
        return spec(port.name().text(), Slot.Kind.TARGET, port.tensor());
      }
    }
    for (NetworkBody.Port port : body.lengths.values()) {
      if (port.tensor().value() == formal) {
        return spec(port.name().text(), Slot.Kind.LENGTH, port.tensor());
      }
    }
    String weight = weights.get(formal);
    if (weight != null) {
      return new SlotSpec(weight, Slot.Kind.OUTPUT_WEIGHT, true, 0);
    }
    throw new IllegalStateException("no input: " + formal);
  }

  SlotSpec output(Result result) {
    boolean perExample =
        result.value().type().rank() > 0 && result.value().type().shape().dim(0).equals(Dim.BATCH);
    if (result.kind() == Result.Kind.LOSS) {
      return new SlotSpec(result.path(), Slot.Kind.LOSS, perExample, 0);
    }
    if (result.path().startsWith(NetworkEntries.WEIGHT)) {
      String loss = result.path().substring(NetworkEntries.WEIGHT.length());
      return new SlotSpec(loss, Slot.Kind.LOSS_WEIGHT, perExample, 0);
    }
    Tensor tensor = body.outputs.get(result.path());
    return tensor == null
        ? new SlotSpec(result.path(), Slot.Kind.PENALTY, false, 0)
        : spec(result.path(), Slot.Kind.OUTPUT, tensor);
  }

  private SlotSpec spec(String name, Slot.Kind kind, Tensor tensor) {
    return spec(name, kind, tensor, dims);
  }

  /** Classes of labels, and of the probabilities of labels; of a length one more than it can be. */
  static SlotSpec spec(String name, Slot.Kind kind, Tensor tensor, RaggedDims dims) {
    int classes =
        switch (tensor.element()) {
          case Element.ClassIndex label -> dims.bounded(label.count()).size();
          case Element.Simplex simplex -> dims.bounded(tensor.shape().last()).size();
          case Element.Real real -> 0;
          case Element.Int integer ->
              kind == Slot.Kind.LENGTH ? (int) integer.range().high() + 1 : 0;
          case Element.Bool bool -> 0;
        };
    return new SlotSpec(
        name, kind, tensor.perExample(), classes, dims.names(tensor.shape()), tensor.range());
  }
}
