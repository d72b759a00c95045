package nnet.runtime.io;

import java.util.Map;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;

/** What goes into a network and comes out, for whoever has its file of weights alone. */
final class Signature {
  private Signature() {}

  /** Writes {@code input word: class(11)[8]} and the like. */
  static void write(Schema schema, Map<String, String> metadata) {
    if (!schema.hasEntry("predict")) {
      return;
    }
    Entry predict = schema.entries().get(schema.entry("predict"));
    for (Slot slot : predict.given()) {
      if (slot.kind() == Slot.Kind.INPUT) {
        metadata.put("input " + slot.name(), type(slot));
      }
    }
    for (Slot slot : predict.outputs()) {
      if (slot.kind() == Slot.Kind.OUTPUT) {
        metadata.put("output " + slot.name(), type(slot));
      }
    }
  }

  /** As the language writes it; an axis whose size differs is called by the name of its length. */
  private static String type(Slot slot) {
    String element = slot.classes() > 0 ? "class(" + slot.classes() + ")" : "f32";
    StringBuilder type = new StringBuilder(element);
    for (int axis = 0; axis < slot.shape().size(); axis++) {
      String length = slot.dims().isEmpty() ? "" : slot.dims().get(axis);
      String bound = length.isEmpty() ? "" : length + " <= ";
      type.append(axis == 0 ? "[" : ", ").append(bound).append(slot.shape().get(axis));
    }
    return type.append(slot.shape().isEmpty() ? "" : "]").toString();
  }
}
