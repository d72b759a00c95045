package nnet.runtime.generate;

import java.util.Arrays;
import java.util.List;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Generation;
import nnet.runtime.model.Model;
import nnet.runtime.model.Slot;
import nnet.runtime.parallel.ThreadMemory;

/**
 * A network in a loop, for several texts at a time: its inputs, which last from step to step, and
 * the workspace, whose outputs last until the next one. Nothing is allocated in a step.
 */
final class Rollout {
  private final Model model;
  private final int number;
  private final Entry entry;
  private final Frame frame;
  private final int texts;
  private final Slot[] inputs;
  private final float[][] values;
  private final int token;
  private final float[] window;

  /** The lengths of the texts so far, where the network sees no more of them; else nothing. */
  private final float[] lengths;

  private final float[] oldLengths;
  private final Slot probabilities;
  private final int[] fedInputs;
  private final Slot[] fedOutputs;
  private int step;

  Rollout(Model model, Weights weights, Generation plan, int texts, long seed) {
    this.model = model;
    this.texts = texts;
    number = model.schema().entry(plan.entry());
    entry = model.schema().entries().get(number);
    float[] workspace = new float[entry.workspace(texts)];
    frame = new Frame(weights.parameters(), new float[0], weights.states(), workspace, texts);
    frame.draw.seed = seed;
    inputs = entry.inputs().toArray(Slot[]::new);
    values = new float[inputs.length][];
    for (int i = 0; i < inputs.length; i++) {
      values[i] = new float[Math.multiplyExact(inputs[i].size(), texts)];
    }
    token = position(plan.token());
    window = new float[values[token].length];
    List<String> dims = inputs[token].dims();
    boolean grows = !dims.isEmpty() && !dims.getFirst().isEmpty();
    lengths = grows ? values[position(dims.getFirst())] : new float[0];
    oldLengths = lengths.clone();
    probabilities = output(plan.probabilities());
    List<Generation.Feedback> feedback = plan.feedback();
    fedInputs = feedback.stream().mapToInt(each -> position(each.input())).toArray();
    fedOutputs = feedback.stream().map(each -> output(each.output())).toArray(Slot[]::new);
  }

  private int position(String input) {
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i].name().equals(input)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no input " + input + " in " + entry.name());
  }

  private Slot output(String name) {
    return entry.outputs().stream()
        .filter(slot -> slot.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no output " + name));
  }

  /** How many tokens there are. */
  int tokens() {
    return probabilities.classes();
  }

  boolean hasFeedback() {
    return fedInputs.length > 0;
  }

  /** Sets an input of all texts. */
  void give(String input, float[] value) {
    float[] all = values[position(input)];
    for (int text = 0; text < texts; text++) {
      System.arraycopy(value, 0, all, text * value.length, value.length);
    }
  }

  /**
   * Puts a token at the end of a text's input; the first one of a sequence that is full leaves it.
   */
  void push(int text, int next) {
    int size = inputs[token].size();
    float[] all = values[token];
    if (lengths.length > 0 && lengths[text] < size) {
      all[text * size + (int) lengths[text]] = next;
      lengths[text]++;
    } else {
      System.arraycopy(all, text * size + 1, all, text * size, size - 1);
      all[(text + 1) * size - 1] = next;
    }
  }

  /** Runs the network once. */
  void run() {
    for (int i = 0; i < inputs.length; i++) {
      System.arraycopy(values[i], 0, frame.b, inputs[i].at(entry, texts), values[i].length);
    }
    frame.draw.step = step;
    step++;
    try (ThreadMemory _ = ThreadMemory.borrow()) {
      model.run(number, frame);
    }
  }

  /** The probabilities of a text's next token, at {@code to[from]} and after. */
  void probabilities(int text, double[] to, int from) {
    int start = outputAt(probabilities, text) + (places(text) - 1) * tokens();
    boolean any = false;
    for (int i = 0; i < tokens(); i++) {
      double probability = frame.b[start + i];
      if (!(probability >= 0) || probability == Double.POSITIVE_INFINITY) {
        throw new UserError(
            "network %s gives token %d the probability %s after %d steps: are its weights finite?"
                .formatted(model.schema().network(), i, probability, step));
      }
      any |= probability > 0;
      to[from + i] = probability;
    }
    if (!any) {
      throw new UserError("network " + model.schema().network() + " finds no token probable");
    }
  }

  /** How many places have probabilities. */
  private int places(int text) {
    boolean grows = !probabilities.dims().isEmpty() && !probabilities.dims().getFirst().isEmpty();
    if (!grows) {
      return probabilities.size() / tokens();
    }
    return (int) values[position(probabilities.dims().getFirst())][text];
  }

  /** Each text goes on from what another one was, or the same: {@code from[text]}. */
  void follow(int[] from) {
    for (int i = 0; i < fedInputs.length; i++) {
      int size = fedOutputs[i].size();
      for (int text = 0; text < texts; text++) {
        int at = outputAt(fedOutputs[i], from[text]);
        System.arraycopy(frame.b, at, values[fedInputs[i]], text * size, size);
      }
    }
    int size = inputs[token].size();
    System.arraycopy(values[token], 0, window, 0, window.length);
    for (int text = 0; text < texts; text++) {
      System.arraycopy(window, from[text] * size, values[token], text * size, size);
    }
    System.arraycopy(lengths, 0, oldLengths, 0, lengths.length);
    for (int text = 0; text < lengths.length; text++) {
      lengths[text] = oldLengths[from[text]];
    }
  }

  /** Every text goes on from itself. */
  static int[] same(int texts) {
    int[] from = new int[texts];
    Arrays.setAll(from, text -> text);
    return from;
  }

  private int outputAt(Slot slot, int text) {
    int start = slot.at(entry, texts);
    return slot.perExample() ? start + text * slot.size() : start;
  }
}
