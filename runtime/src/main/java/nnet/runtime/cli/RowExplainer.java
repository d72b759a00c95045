package nnet.runtime.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Factor;
import nnet.runtime.data.Influence;
import nnet.runtime.data.Part;
import nnet.runtime.data.RawRows;
import nnet.runtime.explain.Explanation;
import nnet.runtime.explain.IntegratedGradients;
import nnet.runtime.explain.Lime;
import nnet.runtime.explain.PermutationImportance;
import nnet.runtime.explain.Subject;
import nnet.runtime.explain.Subjects;
import nnet.runtime.gallery.AttributionMap;
import nnet.runtime.io.Weights;
import nnet.runtime.measure.Predictions;
import nnet.runtime.plot.Picture;

/** Explains rows of a part with the methods that were asked for. */
final class RowExplainer {
  private static final int BACKGROUND = 1000;
  private static final int GRADIENT_ROWS = 200;

  private final TrainedRun run;
  private final Arguments arguments;
  private final Weights weights;
  private final Part part;
  private final Predictions predictions;
  private final Influence fine;
  private final float[] background;
  private final float[] baseline;
  private final Subjects subjects;
  private final long seed;

  RowExplainer(TrainedRun run, Arguments arguments) {
    this.run = run;
    this.arguments = arguments;
    this.weights = run.weights();
    Dataset data = Dataset.open(run.model(), new DataFiles(run.dataFolder()), weights);
    this.part = run.part(data);
    this.predictions = new Predictions(run.model(), weights, part);
    RawRows rows = predictions.rows();
    this.fine = Influence.of(rows, part, Factor.fine(rows));
    this.background = background(rows, data.part("train").orElse(part));
    this.baseline = baseline();
    this.subjects = new Subjects(run.model(), weights, predictions, arguments.text("output"));
    this.seed = arguments.whole("seed", 0, Long.MAX_VALUE).orElse(0);
  }

  /** Training rows, evenly taken. */
  private static float[] background(RawRows rows, Part train) {
    int count = Math.min(BACKGROUND, train.size());
    int[] some = new int[count];
    Arrays.setAll(some, i -> (int) ((long) i * train.size() / count));
    return rows.read(train, some);
  }

  int rows() {
    return part.size();
  }

  String partName() {
    return part.name();
  }

  String where(int row) {
    return part.name() + " (" + part.line(row) + ")";
  }

  private int number(String option, int usual) {
    return (int) arguments.whole(option, 1, 1 << 20).orElse(usual);
  }

  Explanation local(String method, int row) {
    float[] raw = predictions.rows().read(part, new int[] {row});
    return method.equals("lime") ? lime(raw) : gradients(raw);
  }

  private Explanation lime(float[] raw) {
    return new Lime(predictions, fine.seen(), background, number("samples", 5000), seed)
        .of(raw, subject(raw));
  }

  /** Of images which pixels count, where gradients tell. */
  Optional<Picture> map(int row, String title) {
    float[] raw = predictions.rows().read(part, new int[] {row});
    float[] example = predictions.rows().inputs(raw, 1);
    Subject subject = subject(raw);
    return AttributionMap.of(
        subject.name() + ", " + title,
        predictions.rows().inputs(),
        example,
        attribution(raw, subject).each());
  }

  Explanation global(String method, int rows) {
    float[] raw = predictions.raw(rows);
    if (method.equals("permutation")) {
      return new PermutationImportance(predictions, number("repeats", 10), seed)
          .of(raw, rows, predictions.influence().seen(), arguments.text("output").orElse(""));
    }
    return gradients(raw, Math.min(GRADIENT_ROWS, rows));
  }

  private Subject subject(float[] raw) {
    Optional<String> named = arguments.text("class");
    return named.isPresent()
        ? subjects.named(named.get())
        : subjects.greatest(predictions.of(raw, 1));
  }

  private IntegratedGradients.Attribution attribution(float[] raw, Subject subject) {
    float[] example = predictions.rows().inputs(raw, 1);
    return new IntegratedGradients(run.model(), weights)
        .of(example, baseline, subject, number("steps", 64));
  }

  /** Nothing at all, or the mean of the training rows. */
  private float[] baseline() {
    int count = background.length / predictions.rows().width();
    float[] inputs = predictions.rows().inputs(background, count);
    float[] means = new float[inputs.length / count];
    if (arguments.choice("baseline", List.of("mean", "zero")).equals("zero")) {
      return means;
    }
    double[] sums = new double[means.length];
    for (int i = 0; i < inputs.length; i++) {
      sums[i % sums.length] += inputs[i];
    }
    for (int i = 0; i < sums.length; i++) {
      means[i] = (float) (sums[i] / count);
    }
    return means;
  }

  private Explanation gradients(float[] raw, int rows) {
    List<Explanation> each = new ArrayList<>();
    int width = predictions.rows().width();
    for (int i = 0; i < rows; i++) {
      float[] row = Arrays.copyOfRange(raw, i * width, (i + 1) * width);
      each.add(gradients(row));
    }
    String of = arguments.text("output").orElse(predictions.outputs().getFirst().name());
    return IntegratedGradients.mean(of, each);
  }

  private Explanation gradients(float[] raw) {
    Subject subject = subject(raw);
    return IntegratedGradients.explained(attribution(raw, subject), fine, raw, subject);
  }
}
