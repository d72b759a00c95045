package nnet.runtime.serve;

import java.util.Arrays;
import java.util.List;
import nnet.runtime.predict.NamedOutput;

/** The outputs of one row, by their numbers: in order, decisions last. */
public final class RecordResult {
  private final List<NamedOutput> outputs;
  private final float[] results;
  private int from;

  RecordResult(List<NamedOutput> outputs, float[] results) {
    this.outputs = outputs;
    this.results = results;
  }

  /**
   * The same of another row.
   *
   * @param start where its result begins
   */
  RecordResult at(int start) {
    from = start;
    return this;
  }

  /** Of this row alone. */
  RecordResult copy() {
    int width = outputs.getLast().start() + outputs.getLast().size();
    return new RecordResult(outputs, Arrays.copyOfRange(results, from, from + width));
  }

  List<NamedOutput> outputs() {
    return outputs;
  }

  /** An output of one number. */
  public float number(int output) {
    return results[from + outputs.get(output).start()];
  }

  /** All numbers of an output, row by row. */
  public float[] numbers(int output) {
    int start = from + outputs.get(output).start();
    return Arrays.copyOfRange(results, start, start + outputs.get(output).size());
  }

  /** The most probable class. */
  public int classNumber(int output) {
    return outputs.get(output).greatest(results, from);
  }

  /** The name of the most probable class; its number where classes have no names. */
  public String label(int output) {
    int number = classNumber(output);
    return outputs
        .get(output)
        .classes()
        .map(classes -> classes.called(number))
        .orElseGet(() -> String.valueOf(number));
  }

  /** Whether a decision is yes. */
  public boolean decision(int output) {
    return number(output) != 0;
  }
}
