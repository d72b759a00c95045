package nnet.runtime.io;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Decision;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All that training finds out: parameters, states, the categories of the training rows, and the
 * thresholds of decisions.
 */
public final class Weights {
  /** Begins the names of what a checkpoint holds beside the weights; no path has a slash. */
  public static final String CHECKPOINT = "checkpoint/";

  /** The fact of {@link #provenance} that tells of the file that training began with. */
  public static final String START = "start sha256";

  /** The fact of {@link #provenance} that all random numbers of training depend on. */
  public static final String SEED = "seed";

  /** Ends the name of a model's own weights in its jar, which begins as its class's. */
  public static final String IN_JAR = ".safetensors";

  private final Schema schema;
  private final float[] parameters;
  private final float[] states;
  private final Map<String, List<String>> vocabularies = new TreeMap<>();
  private final Map<String, FittedThreshold> thresholds = new TreeMap<>();
  private final Map<String, String> provenance = new TreeMap<>();
  private @Nullable GoldenRows golden;
  private @Nullable TrainingDistribution distribution;

  private Weights(Schema schema) {
    this.schema = schema;
    this.parameters = new float[schema.parameterFloats() + Frame.SPARE];
    this.states = new float[schema.stateFloats() + Frame.SPARE];
    for (Schema.State state : schema.states()) {
      reset(state);
    }
  }

  /** States at their initial values, parameters at zero. */
  public static Weights blank(Schema schema) {
    return new Weights(schema);
  }

  /** Fresh weights as the network's initializers draw them. */
  public static Weights initial(Model model, long seed) {
    Schema schema = model.schema();
    Weights weights = blank(schema);
    int entry = schema.entry("initialize");
    float[] workspace = new float[schema.entries().get(entry).workspace(1)];
    Frame frame = new Frame(weights.parameters, new float[0], weights.states, workspace, 1);
    frame.draw.seed = seed;
    model.run(entry, frame);
    return weights;
  }

  public static Weights read(Schema schema, Path file) {
    return of(schema, file, SafeTensors.read(file));
  }

  /** Those that came with the model in its jar. */
  public static Optional<Weights> own(Model model) {
    String name = model.getClass().getSimpleName() + IN_JAR;
    URL place = model.getClass().getResource(name);
    if (place == null) {
      return Optional.empty();
    }
    try {
      URLConnection connection = place.openConnection();
      connection.setUseCaches(false); // a jar may have been replaced by one of the same name
      try (InputStream in = connection.getInputStream()) {
        Path file = Path.of(name);
        return Optional.of(of(model.schema(), file, SafeTensors.read(file, in.readAllBytes())));
      }
    } catch (IOException e) {
      throw new UserError("cannot read the weights in the jar: " + AtomicFile.reason(e));
    }
  }

  /**
   * @param file where the content is from
   */
  public static Weights of(Schema schema, Path file, TensorFile content) {
    return WeightsFile.read(schema, file, content);
  }

  public void write(Path file) {
    SafeTensors.write(file, content());
  }

  /** What goes into a file. */
  public TensorFile content() {
    return WeightsFile.content(schema, this);
  }

  /** In the layout of the schema; not a copy. */
  public float[] parameters() {
    return parameters;
  }

  /** In the layout of the schema; not a copy. */
  public float[] states() {
    return states;
  }

  /** The names of a category column in the order of their numbers. */
  public Map<String, List<String>> vocabularies() {
    return vocabularies;
  }

  /** The fitted thresholds by the names of their decisions. */
  public Map<String, FittedThreshold> thresholds() {
    return thresholds;
  }

  /**
   * Where they come from: versions, source, data, seed; facts by their names. Empty where no
   * training has told.
   */
  public Map<String, String> provenance() {
    return provenance;
  }

  /** Where yes begins; empty where that was not fitted, or fitted for something else. */
  public Optional<Float> threshold(Decision decision) {
    return switch (decision.threshold()) {
      case Decision.Fixed fixed -> Optional.of((float) fixed.value());
      case Decision.Fitted fitted -> {
        FittedThreshold known = thresholds.get(decision.name());
        yield known != null && known.objective().equals(fitted.objective().text())
            ? Optional.of(known.value())
            : Optional.empty();
      }
    };
  }

  /** What the network made of some examples when its training ended. */
  public Optional<GoldenRows> golden() {
    return Optional.ofNullable(golden);
  }

  public void keep(GoldenRows rows) {
    golden = rows;
  }

  /** What the training rows were like; empty before training has ended. */
  public Optional<TrainingDistribution> distribution() {
    return Optional.ofNullable(distribution);
  }

  public void keep(TrainingDistribution ofTraining) {
    distribution = ofTraining;
  }

  public void reset(Schema.State state) {
    Arrays.fill(states, state.offset(), state.offset() + state.size(), (float) state.initial());
  }

  /** States of one kind, at their initial values again. */
  public void reset(Schema.State.Kind kind) {
    for (int i = 0; i < schema.states().size(); i++) {
      Schema.State state = schema.states().get(i);
      if (state.kind() == kind) {
        reset(state);
      }
    }
  }

  public Weights copy() {
    Weights copy = new Weights(schema);
    copy.take(this);
    return copy;
  }

  /** Gets all that another of the same schema predicts with. */
  public void take(Weights other) {
    System.arraycopy(other.parameters, 0, parameters, 0, parameters.length);
    System.arraycopy(other.states, 0, states, 0, states.length);
    vocabularies.clear();
    other.vocabularies.forEach((name, words) -> vocabularies.put(name, new ArrayList<>(words)));
    thresholds.clear();
    thresholds.putAll(other.thresholds);
  }
}
