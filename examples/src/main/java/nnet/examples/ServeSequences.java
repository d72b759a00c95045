package nnet.examples;

import java.util.Map;
import java.util.Optional;
import nnet.runtime.generate.TokenGenerator;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Model;
import nnet.runtime.predict.Predictor;
import nnet.runtime.predict.Session;

/** What a service asks of networks of sequences: they have any length, or come in pieces. */
public final class ServeSequences {
  private ServeSequences() {}

  /** Takes a network whose input is {@code tokens: class(3)[T]}. */
  public static Map<String, float[]> asLongAsItIs(Predictor predictor) {
    return predictor.predict(Map.of("tokens", new float[] {1, 0, 2}));
  }

  /** Takes a network whose input is {@code grid: f32[T, U]}, and fifteen values for it. */
  public static Map<String, float[]> ofTwoLengths(Predictor predictor, float[] values) {
    return predictor.predict(Map.of("grid", values, "T", new float[] {3}, "U", new float[] {5}));
  }

  /** Takes a network with {@code stateful} layers; what it says of the second piece. */
  public static float[] inPieces(Predictor predictor, float[] monday, float[] tuesday) {
    float[] result = new float[predictor.outputSize()];
    Session session = predictor.session();
    session.predict(monday, result);
    session.predict(tuesday, result);
    session.reset();
    return result;
  }

  /** Takes a network with a block {@code generate Walk}. */
  public static int[] generated(Model model, Weights weights) {
    TokenGenerator walk = TokenGenerator.of(model, weights, Optional.of("Walk"));
    int[] tokens = walk.generate(new int[] {0, 1, 2}, 42);
    return tokens;
  }
}
