package nnet.runtime.diagnosis;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import nnet.runtime.io.SafeTensors;
import nnet.runtime.io.Tensor;
import nnet.runtime.io.TensorFile;
import nnet.runtime.random.Draw;

/**
 * A step of training as it began: what it needs to be done once more, elsewhere.
 *
 * @param model the name of the model's class
 * @param entry the name of the entry
 * @param inputs of the entry by name
 * @param parameters in the layout of the schema, as are the states
 */
public record FailedStep(
    String model,
    String entry,
    int batch,
    Draw draw,
    Map<String, float[]> inputs,
    float[] parameters,
    float[] states) {
  private static final String INPUT = "input/";
  private static final String PARAMETERS = "parameters";
  private static final String STATES = "states";

  /** Writes it with further texts. */
  public void write(Path file, Map<String, String> texts) {
    Map<String, String> all = new TreeMap<>(texts);
    all.put("model", model);
    all.put("entry", entry);
    all.put("batch", Integer.toString(batch));
    all.put("seed", Long.toString(draw.seed));
    all.put("step", Long.toString(draw.step));
    all.put("phase", Integer.toString(draw.phase));
    all.put("first", Long.toString(draw.firstExample));
    Map<String, Tensor> tensors = new TreeMap<>();
    inputs.forEach((name, values) -> tensors.put(INPUT + name, flat(values)));
    tensors.put(PARAMETERS, flat(parameters));
    tensors.put(STATES, flat(states));
    SafeTensors.write(file, new TensorFile(all, tensors));
  }

  private static Tensor flat(float[] values) {
    return new Tensor(List.of(values.length), values);
  }

  /** From a file that {@link #write} made. */
  public static FailedStep of(TensorFile content) {
    SortedMap<String, String> texts = content.metadata();
    Draw draw = new Draw();
    draw.seed = Long.parseLong(text(texts, "seed"));
    draw.step = Long.parseLong(text(texts, "step"));
    draw.phase = Integer.parseInt(text(texts, "phase"));
    draw.firstExample = Long.parseLong(text(texts, "first"));
    Map<String, float[]> inputs = new TreeMap<>();
    content
        .tensors()
        .forEach((name, tensor) -> {
          if (name.startsWith(INPUT)) {
            inputs.put(name.substring(INPUT.length()), tensor.values());
          }
        });
    return new FailedStep(
        text(texts, "model"),
        text(texts, "entry"),
        Integer.parseInt(text(texts, "batch")),
        draw,
        inputs,
        values(content, PARAMETERS),
        values(content, STATES));
  }

  private static String text(SortedMap<String, String> texts, String name) {
    return Objects.requireNonNull(texts.get(name), name);
  }

  private static float[] values(TensorFile content, String name) {
    return Objects.requireNonNull(content.tensors().get(name), name).values();
  }
}
