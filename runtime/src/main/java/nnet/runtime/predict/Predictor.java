package nnet.runtime.predict;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.runtime.io.GoldenRows;
import nnet.runtime.io.Weights;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import nnet.runtime.parallel.Lending;
import org.jspecify.annotations.Nullable;

/**
 * A trained network. One predictor serves any number of threads, virtual ones as well.
 *
 * <pre>{@code
 * Predictor predictor = Predictor.load(new Mnist(), Path.of("model.safetensors"));
 * float[] probabilities = new float[predictor.outputSize()];
 * predictor.predict(pixels, probabilities);
 * }</pre>
 *
 * <p>An example is all inputs one after another, in the order of {@link #inputs}, each row by row;
 * a result is all outputs in the order of {@link #outputs}. Outputs whose target was transformed
 * with {@code invert: true} come back in the target's own unit. The decisions of the network follow
 * its outputs, 1 for yes and 0 for no. Stateful layers begin anew with each call; in a {@link
 * #session} they go on.
 */
public final class Predictor {
  private final Model model;
  private final int number;
  private final Weights weights;
  private final List<Slot> inputs;
  private final List<Slot> outputs;
  private final List<Inverse> inverses;
  private final List<Cut> cuts;

  private final Lending<Session> sessions = new Lending<>();

  private Predictor(Model model, Weights weights, boolean decides) {
    Schema schema = model.schema();
    this.model = model;
    this.weights = weights;
    this.number = schema.entry("predict");
    Entry entry = schema.entries().get(number);
    this.inputs = entry.given();
    this.outputs = outputs(entry);
    this.inverses = inverses(schema, outputs);
    this.cuts = decides ? Cut.of(schema, outputs, weights) : List.of();
  }

  private static List<Slot> outputs(Entry entry) {
    List<Slot> outputs = new ArrayList<>();
    for (Slot slot : entry.outputs()) {
      if (slot.kind() == Slot.Kind.OUTPUT) {
        outputs.add(slot);
      }
    }
    return List.copyOf(outputs);
  }

  /** Predictions that go on from each other, where layers are stateful. */
  public Session session() {
    return new Session(model, number, weights, inputs, outputs, inverses, cuts);
  }

  /** A predictor with the weights of a file, which must fit the network. */
  public static Predictor load(Model model, Path weights) {
    return new Predictor(model, Weights.read(model.schema(), weights), true);
  }

  /** A predictor with the weights that came with the model in its jar. */
  public static Predictor load(Model model) {
    Optional<Weights> weights = Weights.own(model);
    if (weights.isEmpty()) {
      throw new UserError(
          "the jar of network %s holds no weights; `nnet compile FILE -o X.jar --weights W` puts"
                  .formatted(model.schema().network())
              + " them there");
    }
    return new Predictor(model, weights.get(), true);
  }

  /** A predictor that sees later changes of parameters and states. */
  public static Predictor of(Model model, Weights weights) {
    return new Predictor(model, weights, true);
  }

  /** The same for the outputs alone, before anything is decided. */
  public static Predictor ofOutputs(Model model, Weights weights) {
    return new Predictor(model, weights, false);
  }

  private static List<Inverse> inverses(Schema schema, List<Slot> outputs) {
    List<Inverse> inverses = new ArrayList<>();
    int at = 0;
    for (Slot output : outputs) {
      if (schema.data().isPresent()) {
        for (DataPlan.Inversion each : schema.data().get().inversions()) {
          if (each.output().equals(output.name())) {
            inverses.add(Inverse.of(schema, each, at, output.size()));
          }
        }
      }
      at += output.size();
    }
    return inverses;
  }

  /** Predicts the rows again that the weights keep since training. */
  public SelfTest selfTest() {
    Optional<GoldenRows> golden = weights.golden();
    return golden.isPresent() ? SelfTest.of(this, golden.get()) : new SelfTest(0, 0, 0);
  }

  /** Equal where one model can take the other's place: same inputs and outputs. */
  public String compatibility() {
    return Compatibility.hash(model.schema(), decisions());
  }

  public Model model() {
    return model;
  }

  public Weights weights() {
    return weights;
  }

  /** Names of the inputs, in order. */
  public List<String> inputs() {
    return inputs.stream().map(Slot::name).toList();
  }

  /** Names of the outputs, in order, and of the decisions behind them. */
  public List<String> outputs() {
    List<String> names = new ArrayList<>();
    outputs.forEach(output -> names.add(output.name()));
    names.addAll(decisions());
    return names;
  }

  /** Names of the decisions. */
  public List<String> decisions() {
    return cuts.stream().map(cut -> cut.decision().name()).toList();
  }

  /** Shape of an input or output; a decision is one number. */
  public List<Integer> shape(String name) {
    if (decisions().contains(name)) {
      return List.of();
    }
    List<Slot> all = new ArrayList<>(inputs);
    all.addAll(outputs);
    return all.stream()
        .filter(slot -> slot.name().equals(name))
        .findFirst()
        .map(Slot::shape)
        .orElseThrow(() -> unknown(name, all.stream().map(Slot::name).toList()));
  }

  /** Floats of one example. */
  public int inputSize() {
    return Slot.size(inputs);
  }

  /** Floats of one result. */
  public int outputSize() {
    return Slot.size(outputs) + cuts.size();
  }

  /** Predicts one example; allocates nothing after a thread's first call. */
  public void predict(float[] example, float[] result) {
    predictBatch(example, result, 1);
  }

  /**
   * Predicts many examples.
   *
   * @param examples one after another
   * @param results takes the results one after another
   */
  public void predictBatch(float[] examples, float[] results, int count) {
    Session session = ownSession();
    try {
      session.predictBatch(examples, results, count);
    } finally {
      sessions.giveBack(session);
    }
  }

  /** For a call that stands by itself; to be given back. */
  private Session ownSession() {
    Session session = sessions.take();
    if (session == null) {
      return sessions.made(session());
    }
    session.reset();
    return session;
  }

  /**
   * Predicts one example from values by name; results by name. Where an axis is a {@code dim},
   * values are those that the example has: their number tells its length, or a value by the name of
   * the {@code dim} does.
   */
  public Map<String, float[]> predict(Map<String, float[]> example) {
    float[] values = new float[inputSize()];
    RaggedValues own = RaggedValues.of(inputs, example);
    int at = 0;
    for (Slot input : inputs) {
      float[] value = value(input, example, own);
      if (value == null || value.length != own.count(input)) {
        throw new UserError(
            "input `%s` needs %d numbers%s"
                .formatted(
                    input.name(),
                    own.count(input),
                    value == null
                        ? Suggestion.suffix(input.name(), example.keySet())
                        : ", not " + value.length));
      }
      own.widen(input, value, values, at);
      at += input.size();
    }
    float[] result = new float[outputSize()];
    predict(values, result);
    return byName(result, own);
  }

  private static float @Nullable [] value(
      Slot input, Map<String, float[]> example, RaggedValues own) {
    Integer length = own.lengths().get(input.name());
    return length == null ? example.get(input.name()) : new float[] {length};
  }

  private Map<String, float[]> byName(float[] result, RaggedValues own) {
    Map<String, float[]> named = new LinkedHashMap<>();
    int at = 0;
    for (Slot output : outputs) {
      named.put(output.name(), own.narrow(output, result, at));
      at += output.size();
    }
    for (Cut cut : cuts) {
      named.put(cut.decision().name(), new float[] {result[cut.to()]});
    }
    return named;
  }

  private UserError unknown(String name, List<String> known) {
    return new UserError(
        "network %s has no input or output `%s`%s"
            .formatted(model.schema().network(), name, Suggestion.suffix(name, known)));
  }
}
