package nnet.examples.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import nnet.compiler.emit.CompiledClasses;
import nnet.compiler.emit.Emitted;
import nnet.compiler.emit.JavaCompiler;
import nnet.compiler.emit.Loaded;
import nnet.compiler.gradcheck.NetworkCheck;
import nnet.compiler.gradcheck.Point;
import nnet.runtime.model.Model;

/** An emitted model in both of its forms: the one by vectors is not put off until it is fast. */
public final class Twins {
  static {
    System.setProperty("nnet.warmUp", "false");
  }

  private final Model model;
  private final Function<Object[], Map<String, float[]>> vector;
  private final Function<Object[], Map<String, float[]>> scalar;

  private final Function<Object[], float[][]> vectorUpdates;
  private final Function<Object[], float[][]> scalarUpdates;

  private Twins(
      Model model,
      Function<Object[], Map<String, float[]>> scalar,
      Function<Object[], float[][]> scalarUpdates) {
    this.model = model;
    this.vector = new EntryRun(model);
    this.scalar = scalar;
    this.vectorUpdates = new UpdateRun(model);
    this.scalarUpdates = scalarUpdates;
  }

  public static Twins of(Emitted emitted) {
    return of(JavaCompiler.compile(emitted.sources()), List.of(emitted.className())).getFirst();
  }

  /** Of several models that were compiled together. */
  public static List<Twins> of(CompiledClasses classes, List<String> classNames) {
    ScalarTwin second = new ScalarTwin(classes);
    return classNames.stream()
        .map(name ->
            new Twins(
                Loaded.model(classes, name),
                second.run(name, EntryRun.class),
                second.run(name, UpdateRun.class)))
        .toList();
  }

  /** The form with vectors, in the loader of the tests. */
  public Model model() {
    return model;
  }

  public Map<String, float[]> vector(String entry, Point point) {
    return vector.apply(plain(entry, point));
  }

  public Map<String, float[]> scalar(String entry, Point point) {
    return scalar.apply(plain(entry, point));
  }

  /** The parameters after each step of a phase's optimizer with these gradients. */
  float[][] vectorUpdates(int phase, float[] parameters, float[][] gradients) {
    return vectorUpdates.apply(new Object[] {phase, parameters, gradients});
  }

  float[][] scalarUpdates(int phase, float[] parameters, float[][] gradients) {
    return scalarUpdates.apply(new Object[] {phase, parameters, gradients});
  }

  /** The scalar form as a way to run a check's gradients. */
  public NetworkCheck.Runner scalarGradients(Point point) {
    return mode -> {
      Map<String, float[]> gradients = new TreeMap<>();
      scalar("gradients_" + mode, point)
          .forEach((name, values) -> {
            if (name.startsWith("gradient/")) {
              gradients.put(name.substring("gradient/".length()), values);
            }
          });
      return gradients;
    };
  }

  private static Object[] plain(String entry, Point point) {
    return EntryRun.plain(
        entry,
        point.weights().parameters(),
        point.weights().states(),
        point.inputs(),
        point.batch(),
        point.seed());
  }
}
