package nnet.runtime.checkpoint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nnet.runtime.io.SafeTensors;
import nnet.runtime.io.Tensor;
import nnet.runtime.io.TensorFile;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.train.SavedState;

/**
 * A file from which training goes on. It is a file of weights, too: it predicts as the network
 * would at this moment. No clock, host or folder is in it.
 */
public final class Checkpoint {
  /** Begins what is no part of the weights among the texts of the file. */
  private static final String TEXT = "checkpoint ";

  private static final String RUN = TEXT + "run ";
  private static final String STATE = TEXT + "state ";

  private final Path file;
  private final TensorFile content;

  private Checkpoint(Path file, TensorFile content) {
    this.file = file;
    this.content = content;
  }

  static void write(Path file, RunIdentity run, Weights weights, SavedState state) {
    TensorFile content = weights.content();
    Map<String, String> texts = new TreeMap<>(content.metadata());
    Map<String, Tensor> tensors = new TreeMap<>(content.tensors());
    run.values().forEach((name, value) -> texts.put(RUN + name, value));
    state.texts().forEach((name, value) -> texts.put(STATE + name, value));
    state
        .arrays()
        .forEach((name, values) ->
            tensors.put(Weights.CHECKPOINT + name, new Tensor(List.of(values.length), values)));
    SafeTensors.write(file, new TensorFile(texts, tensors));
  }

  public static Checkpoint read(Path file) {
    if (!Files.exists(file)) {
      throw new UserError("there is no checkpoint " + file);
    }
    Checkpoint checkpoint = new Checkpoint(file, SafeTensors.read(file));
    if (checkpoint.texts(RUN).isEmpty()) {
      throw new UserError(
          file
              + " holds weights, but no state of training"
              + "\n  help: to begin with these weights, write --weights "
              + file);
    }
    return checkpoint;
  }

  /** Whether it is of this run; if it is not, an error says what differs. */
  public void check(RunIdentity run) {
    run.check(file, texts(RUN));
  }

  /** Sets the weights to what they were. */
  public void restore(Weights weights, nnet.runtime.model.Schema schema) {
    Weights known = Weights.of(schema, file, content);
    weights.take(known);
    weights.provenance().putAll(known.provenance());
  }

  /** All else. */
  public SavedState state() {
    Map<String, float[]> arrays = new TreeMap<>();
    content
        .tensors()
        .forEach((name, tensor) -> {
          if (name.startsWith(Weights.CHECKPOINT)) {
            arrays.put(name.substring(Weights.CHECKPOINT.length()), tensor.values());
          }
        });
    return new SavedState(arrays, texts(STATE));
  }

  private Map<String, String> texts(String start) {
    Map<String, String> texts = new TreeMap<>();
    content
        .metadata()
        .forEach((name, value) -> {
          if (name.startsWith(start)) {
            texts.put(name.substring(start.length()), value);
          }
        });
    return texts;
  }
}
