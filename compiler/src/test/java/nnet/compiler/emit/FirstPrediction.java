package nnet.compiler.emit;

import java.nio.file.Path;
import nnet.runtime.model.Model;
import nnet.runtime.predict.Predictor;

/** A process that predicts once, as a user's program does, and says when it has. */
final class FirstPrediction {
  static final String DONE = "predicted";

  private FirstPrediction() {}

  /** The class of a network, and the file of its weights. */
  public static void main(String[] words) throws ReflectiveOperationException {
    Model model =
        Class.forName(words[0]).asSubclass(Model.class).getDeclaredConstructor().newInstance();
    Predictor predictor = Predictor.load(model, Path.of(words[1]));
    predictor.predict(new float[predictor.inputSize()], new float[predictor.outputSize()]);
    System.out.println(DONE);
  }
}
