package nnet.runtime.serve;

import nnet.runtime.message.UserError;
import nnet.runtime.predict.Predictor;
import nnet.runtime.predict.SelfTest;

/**
 * The model that a service predicts with. Another one can take its place while threads predict: a
 * prediction that has begun ends with the model that it began with.
 *
 * <pre>{@code
 * LiveModel live = new LiveModel(ModelJar.open(first).predictor());
 * live.current().predict(example, result);             // any thread, any time
 * live.swap(ModelJar.open(second).predictor());        // refused if it does not fit or fails
 * }</pre>
 */
public final class LiveModel {
  private volatile Predictor current;

  /** Begins with a model that passes its self-test. */
  public LiveModel(Predictor first) {
    requirePassed(first);
    current = first;
  }

  /** The model of this moment. */
  public Predictor current() {
    return current;
  }

  /** Predicts with the model of this moment. */
  public void predict(float[] example, float[] result) {
    current.predict(example, result);
  }

  /**
   * From now on, predictions are this model's.
   *
   * @throws UserError if it has other inputs or outputs, or fails its self-test; then the model
   *     that was there stays
   */
  public synchronized void swap(Predictor next) {
    if (!next.compatibility().equals(current.compatibility())) {
      throw new UserError(
          "the new model has other inputs or outputs: %s -> %s in place of %s -> %s"
              .formatted(next.inputs(), next.outputs(), current.inputs(), current.outputs()));
    }
    requirePassed(next);
    current = next;
  }

  private static void requirePassed(Predictor predictor) {
    SelfTest test = predictor.selfTest();
    if (!test.passed()) {
      throw new UserError("the model fails its self-test: " + test.text());
    }
  }
}
