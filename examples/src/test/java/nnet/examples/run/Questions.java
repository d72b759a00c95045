package nnet.examples.run;

import java.util.Arrays;
import java.util.Random;
import nnet.runtime.predict.Predictor;

/** Examples and what one thread alone predicts of them, one by one. */
final class Questions {
  static final int COUNT = 40;

  /** Rows of a batch. */
  static final int BATCH = 5;

  private final float[] examples;
  private final float[] answers;
  private final int inputs;
  private final int outputs;

  Questions(Predictor predictor) {
    inputs = predictor.inputSize();
    outputs = predictor.outputSize();
    examples = new float[COUNT * inputs];
    answers = new float[COUNT * outputs];
    Random random = new Random(3);
    for (int i = 0; i < examples.length; i++) {
      examples[i] = random.nextFloat();
    }
    float[] answer = new float[outputs];
    for (int i = 0; i < COUNT; i++) {
      predictor.predict(example(i), answer);
      System.arraycopy(answer, 0, answers, i * outputs, outputs);
    }
  }

  float[] example(int number) {
    return Arrays.copyOfRange(examples, number * inputs, (number + 1) * inputs);
  }

  /** Copies examples from this one on. */
  void copy(int number, int count, float[] to) {
    System.arraycopy(examples, number * inputs, to, 0, count * inputs);
  }

  /** Whether every bit of these results is right. */
  boolean isRight(int number, int count, float[] results) {
    int from = number * outputs;
    int length = count * outputs;
    return Arrays.equals(results, 0, length, answers, from, from + length);
  }
}
