package nnet.examples;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.drift.DistributionFit;
import nnet.runtime.drift.DriftReport;
import nnet.runtime.drift.Verdict;
import nnet.runtime.io.Weights;
import nnet.runtime.measure.GoldenChoice;
import nnet.runtime.model.Model;
import nnet.runtime.model.Training;
import nnet.runtime.predict.Predictor;
import nnet.runtime.serve.DriftMonitor;
import nnet.runtime.serve.LiveModel;
import nnet.runtime.serve.ModelJar;
import nnet.runtime.train.History;
import nnet.runtime.train.Trainer;
import nnet.runtime.train.TrainingListener;

/**
 * Trains the network of {@code examples/start/spiral.nnet} and predicts with it, from its jar:
 *
 * <pre>{@code
 * ./nnet compile examples/start/spiral.nnet -o spiral.jar
 * java -cp spiral.jar:... nnet.examples.ServeSpiral spiral.jar model.safetensors
 * }</pre>
 */
public final class ServeSpiral {
  private ServeSpiral() {}

  /** Takes the jar, and where the weights are to be written. */
  public static void main(String[] args) throws IOException {
    Path jar = Path.of(args[0]);
    Path file = Path.of(args[1]);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
      Model model = ServiceLoader.load(Model.class, loader).findFirst().orElseThrow();
      train(model, file);
      predictOne(model, file);
      predictMany(model, file);
    }
    serve(jar, file);
  }

  private static void train(Model model, Path file) {
    Training plan = model.schema().training().orElseThrow();
    Weights weights = Weights.initial(model, plan.seed());
    Dataset data = Dataset.fit(model, new DataFiles(Path.of(".")), weights);
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void finished(History.Epoch epoch) {
            System.out.println("epoch " + epoch.number() + ": " + epoch.values());
          }
        };
    new Trainer(model, plan, data, weights, listener).train();
    weights.keep(GoldenChoice.of(model, weights, data));
    weights.keep(DistributionFit.of(model, weights, data));
    weights.write(file);
  }

  private static void predictOne(Model model, Path file) {
    Predictor predictor = Predictor.load(model, file);
    Map<String, float[]> result = predictor.predict(Map.of("point", new float[] {0.5f, 0.2f}));
    float[] probability = Objects.requireNonNull(result.get("probability"));
    System.out.println("arm " + largest(probability, 0, 3) + " of 3");
  }

  private static void predictMany(Model model, Path file) {
    Predictor predictor = Predictor.load(model, file);
    int count = 1000;
    float[] points = new float[count * predictor.inputSize()];
    float[] results = new float[count * predictor.outputSize()];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) Math.sin(i);
    }
    predictor.predictBatch(points, results, count);
    int[] arms = new int[3];
    for (int i = 0; i < count; i++) {
      arms[largest(results, 3 * i, 3)]++;
    }
    System.out.println("points of each arm: " + arms[0] + ", " + arms[1] + ", " + arms[2]);
    watch(predictor, points, results, count);
  }

  private static void watch(Predictor predictor, float[] points, float[] results, int count) {
    DriftMonitor drift = DriftMonitor.of(predictor);
    drift.count(points, results, count);
    DriftReport report = drift.report();
    if (report.verdict() == Verdict.DRIFTED) {
      System.out.println(report.text());
    }
  }

  private static void serve(Path jar, Path file) {
    LiveModel live = new LiveModel(ModelJar.open(jar, file).predictor());
    float[] probability = new float[live.current().outputSize()];
    live.predict(new float[] {0.5f, 0.2f}, probability);
    Predictor next = ModelJar.open(jar, file).predictor();
    System.out.println(next.selfTest().text());
    live.swap(next);
    Map<String, String> facts = next.weights().provenance();
    System.out.println("trained from " + facts.get("source") + ", seed " + facts.get("seed"));
  }

  private static int largest(float[] values, int from, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = values[from + i] > values[from + best] ? i : best;
    }
    return best;
  }
}
