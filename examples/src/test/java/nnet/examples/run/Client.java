package nnet.examples.run;

import nnet.runtime.predict.Predictor;

/** Asks for predictions of one example and of several until told to end, and checks every bit. */
final class Client implements Runnable {
  private final Questions questions;
  private final Predictor predictor;
  private final float[] examples;
  private final float[] results;
  private int next;
  private volatile long asked;
  private volatile long wrong;
  private volatile boolean ended;

  Client(Questions questions, Predictor predictor, int first) {
    this.questions = questions;
    this.predictor = predictor;
    this.next = first;
    this.examples = new float[Questions.BATCH * predictor.inputSize()];
    this.results = new float[Questions.BATCH * predictor.outputSize()];
  }

  /** Virtual threads go on when others let them, and these wait for nothing else. */
  @Override
  @SuppressWarnings("ThreadPriorityCheck")
  public void run() {
    do {
      ask(1);
      ask(Questions.BATCH);
      Thread.yield();
    } while (!ended);
  }

  // No other thread writes these numbers.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void ask(int count) {
    next = (next + 1) % (Questions.COUNT - count);
    questions.copy(next, count, examples);
    if (count == 1) {
      predictor.predict(examples, results);
    } else {
      predictor.predictBatch(examples, results, count);
    }
    asked += count;
    wrong += questions.isRight(next, count, results) ? 0 : count;
  }

  void end() {
    ended = true;
  }

  /** Whether it has asked each kind of question more than once. */
  boolean isWarm() {
    return asked > 2 * (1 + Questions.BATCH);
  }

  /** Predictions so far. */
  long asked() {
    return asked;
  }

  /** Of these, in calls whose results were not right. */
  long wrong() {
    return wrong;
  }
}
