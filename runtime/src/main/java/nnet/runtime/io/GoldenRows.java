package nnet.runtime.io;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.runtime.message.UserError;
import org.jspecify.annotations.Nullable;

/**
 * Some examples and what the network made of them when its training ended, to be kept with the
 * weights. Arrays are not copied.
 *
 * @param rows how many
 * @param inputs one example after another, each as a predictor takes it
 * @param outputs one result after another, in the outputs' own units
 */
public record GoldenRows(int rows, float[] inputs, float[] outputs) {
  /** Begins the names of the two tensors; no path has a slash. */
  static final String PREFIX = "golden/";

  private static final String INPUTS = PREFIX + "inputs";
  private static final String OUTPUTS = PREFIX + "outputs";

  void put(Map<String, Tensor> tensors) {
    tensors.put(INPUTS, new Tensor(List.of(rows, inputs.length / rows), inputs));
    tensors.put(OUTPUTS, new Tensor(List.of(rows, outputs.length / rows), outputs));
  }

  /** Those of a file; files of older releases and of others have none. */
  static Optional<GoldenRows> of(String file, Map<String, Tensor> tensors) {
    Tensor inputs = tensors.get(INPUTS);
    Tensor outputs = tensors.get(OUTPUTS);
    if (inputs == null && outputs == null) {
      return Optional.empty();
    }
    if (rows(inputs) < 1 || rows(inputs) != rows(outputs) || inputs == null || outputs == null) {
      throw new UserError(file + " is damaged: `golden/inputs` and `golden/outputs` do not fit");
    }
    return Optional.of(new GoldenRows(rows(inputs), inputs.values(), outputs.values()));
  }

  private static int rows(@Nullable Tensor tensor) {
    return tensor == null || tensor.shape().size() != 2 ? 0 : tensor.shape().getFirst();
  }
}
