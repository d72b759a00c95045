package nnet.runtime.predict;

import java.util.List;
import nnet.runtime.io.Sha256;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;

/**
 * What a program must know of a network to predict with it: names, shapes and classes of inputs and
 * outputs, and decisions. Two networks with the same hash can take each other's place, however they
 * compute.
 */
final class Compatibility {
  private static final int SHOWN = 16;

  private Compatibility() {}

  /** Sixteen hexadecimal digits. */
  static String hash(Schema schema, List<String> decisions) {
    Entry entry = schema.entries().get(schema.entry("predict"));
    StringBuilder text = new StringBuilder();
    for (Slot slot : entry.given()) {
      append(text, slot);
    }
    text.append("->");
    for (Slot slot : entry.outputs()) {
      if (slot.kind() == Slot.Kind.OUTPUT) {
        append(text, slot);
      }
    }
    text.append(decisions);
    return Sha256.of(text.toString()).substring(0, SHOWN);
  }

  private static void append(StringBuilder text, Slot slot) {
    text.append(slot.kind()).append(' ').append(slot.name()).append(' ').append(slot.shape());
    text.append(' ').append(slot.classes()).append(' ').append(slot.dims()).append('\n');
  }
}
