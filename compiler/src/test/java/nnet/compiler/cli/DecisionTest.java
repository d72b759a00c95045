package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.emit.Loaded;
import nnet.compiler.source.SourceFile;
import nnet.runtime.io.FittedThreshold;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;
import nnet.runtime.predict.Predictor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions from the file over training to the program that uses them. */
class DecisionTest {
  private static final String COST = "minimize: cost(false_positive: 5, false_negative: 1)";
  private static final String WHOLE =
      "train from csv(\"train.csv\") as Row validation from csv(\"validation.csv\")";

  private static final Model ALARM =
      model("decision up = p > threshold(fit: validation, " + COST + ")");

  @TempDir Path folder;
  private String printed = "";

  private static Model model(String output, String loss, String decision, String data) {
    String text =
        """
        record Row { a: f32  b: f32  y: %s }
        network Alarm {
            input  x: f32[2]
            target y: %s
            %s
            loss = %s
            %s
        }
        data Rows { %s x = concat(a, b) }
        train Alarm on Rows { optimizer: adam(0.05) epochs: 4 batch: 16 seed: 3 checkpoint: (every: 7, keep: 9) }
        """
            .formatted(
                output.contains("simplex") ? "class(2)" : "unit",
                output.contains("simplex") ? "class(2)" : "unit",
                output,
                loss,
                decision,
                data);
    Compilation compilation = Compiler.check(new SourceFile("alarm.nnet", text), Request.DEFAULT);
    assertThat(compilation.diagnostics().sorted()).isEmpty();
    return Loaded.model(Compiler.emit(Compiler.lower(compilation.program().orElseThrow())));
  }

  private static Model model(String decision) {
    return model(
        "output p: unit[1] = x -> dense(4) -> tanh -> dense(1) -> sigmoid",
        "bce(p, y)",
        decision,
        WHOLE);
  }

  private int run(Model model, String... words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    int exitCode = nnet.runtime.cli.Main.run(model, List.of(words), stream, stream);
    printed = bytes.toString(StandardCharsets.UTF_8);
    return exitCode;
  }

  private int train(Model model, String out, String... more) {
    List<String> words =
        new ArrayList<>(List.of("train", "--no-plot", "--data-dir", folder.toString(), "--out"));
    words.add(folder.resolve(out).toString());
    words.addAll(List.of(more));
    return run(model, words.toArray(String[]::new));
  }

  /** Rows of which those far to the right are yes, mostly. */
  private List<float[]> write(String file, int rows, int seed) throws IOException {
    java.util.Random random = new java.util.Random(seed);
    List<float[]> all = new ArrayList<>();
    StringBuilder text = new StringBuilder("a,b,y\n");
    for (int i = 0; i < rows; i++) {
      float[] row = {(float) random.nextGaussian(), (float) random.nextGaussian(), 0};
      row[2] = row[0] + 0.7 * random.nextGaussian() > 0.8 ? 1 : 0;
      all.add(row);
      text.append(row[0]).append(',').append(row[1]).append(',').append((int) row[2]).append('\n');
    }
    Files.writeString(folder.resolve(file), text);
    return all;
  }

  private List<float[]> write() throws IOException {
    write("train.csv", 90, 1);
    return write("validation.csv", 60, 2);
  }

  private Weights weights(Model model, String file) {
    return Weights.read(model.schema(), folder.resolve(file));
  }

  private static FittedThreshold threshold(Weights weights) {
    return Objects.requireNonNull(weights.thresholds().get("up"));
  }

  /** The cost of an example when all scores above a threshold are yes. */
  private static double cost(List<float[]> rows, float[] scores, double threshold) {
    double cost = 0;
    for (int i = 0; i < scores.length; i++) {
      boolean yes = scores[i] > threshold;
      boolean so = rows.get(i)[2] == 1;
      cost += yes && !so ? 5 : so && !yes ? 1 : 0;
    }
    return cost / scores.length;
  }

  private static float[] scores(Model model, Weights weights, List<float[]> rows) {
    Predictor predictor = Predictor.ofOutputs(model, weights);
    float[] scores = new float[rows.size()];
    for (int i = 0; i < scores.length; i++) {
      float[] x = {rows.get(i)[0], rows.get(i)[1]};
      scores[i] = Objects.requireNonNull(predictor.predict(Map.of("x", x)).get("p"))[0];
    }
    return scores;
  }

  @Test
  void theThresholdIsTheBestOfTheValidationRows() throws IOException {
    List<float[]> rows = write();
    Model model = ALARM;
    assertThat(train(model, "a")).as(printed).isZero();
    Weights weights = weights(model, "a/model.safetensors");
    float[] scores = scores(model, weights, rows);
    TreeSet<Double> tried = new TreeSet<>(List.of(-1.0));
    for (float score : scores) {
      tried.add((double) score);
    }
    double best = tried.stream().mapToDouble(each -> cost(rows, scores, each)).min().orElseThrow();
    FittedThreshold fitted = threshold(weights);
    assertThat(cost(rows, scores, fitted.value())).isEqualTo(best);
    assertThat(fitted.reached()).isEqualTo(best);
    assertThat(fitted.objective()).isEqualTo(COST);
    assertThat(printed).contains("decision up: p > " + fitted.value(), "fitted on validation");
    String measures = Files.readString(folder.resolve("a/metrics.json"));
    assertThat(measures).contains("\"up.cost\":" + best, "\"up.threshold\":", "\"up.precision\":");
  }

  @Test
  void otherValidationRowsGiveAnotherThreshold() throws IOException {
    write();
    Model model = ALARM;
    train(model, "a");
    write("validation.csv", 60, 9);
    train(model, "b");
    Weights first = weights(model, "a/model.safetensors");
    Weights second = weights(model, "b/model.safetensors");
    assertThat(first.parameters()).isEqualTo(second.parameters());
    assertThat(threshold(first).value()).isNotEqualTo(threshold(second).value());
  }

  @Test
  void everyCheckpointGoesOnToTheSameFile() throws IOException {
    write();
    Model model = ALARM;
    train(model, "a");
    for (int epoch = 1; epoch <= 4; epoch++) {
      String from = folder.resolve("a/checkpoints/epoch-" + epoch + ".safetensors").toString();
      assertThat(train(model, "b" + epoch, "--resume", from)).as(printed).isZero();
      assertThat(folder.resolve("b" + epoch).resolve("model.safetensors"))
          .hasSameBinaryContentAs(folder.resolve("a/model.safetensors"));
    }
  }

  /** The end of an epoch predicts with a threshold that was fitted to it. */
  @Test
  void theEndOfAnEpochDecides() throws IOException {
    List<float[]> rows = write();
    Model model = ALARM;
    train(model, "a");
    Weights second = weights(model, "a/checkpoints/epoch-2.safetensors");
    FittedThreshold fitted = threshold(second);
    assertThat(fitted.reached()).isEqualTo(cost(rows, scores(model, second, rows), fitted.value()));
    assertThat(threshold(weights(model, "a/checkpoints/epoch-4.safetensors")))
        .isEqualTo(threshold(weights(model, "a/model.safetensors")));
  }

  @Test
  void programsHaveTheDecisionByItsName() throws IOException {
    List<float[]> rows = write();
    Model model = ALARM;
    train(model, "a");
    Predictor predictor = Predictor.load(model, folder.resolve("a/model.safetensors"));
    assertThat(predictor.outputs()).containsExactly("p", "up");
    assertThat(predictor.outputSize()).isEqualTo(2);
    assertThat(predictor.shape("up")).isEmpty();
    float threshold = threshold(weights(model, "a/model.safetensors")).value();
    float[] examples = new float[2 * rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, examples, 2 * i, 2);
    }
    float[] results = new float[2 * rows.size()];
    predictor.predictBatch(examples, results, rows.size());
    int yes = 0;
    for (int i = 0; i < rows.size(); i++) {
      assertThat(results[2 * i + 1]).isEqualTo(results[2 * i] > threshold ? 1 : 0);
      float[] x = {rows.get(i)[0], rows.get(i)[1]};
      assertThat(predictor.predict(Map.of("x", x)).get("up")).containsExactly(results[2 * i + 1]);
      yes += (int) results[2 * i + 1];
    }
    assertThat(yes).isBetween(1, rows.size() - 1);
  }

  @Test
  void predictionsHaveAColumn() throws IOException {
    write();
    Model model = ALARM;
    train(model, "a");
    Path out = folder.resolve("out.csv");
    String file = folder.resolve("a/model.safetensors").toString();
    String input = folder.resolve("validation.csv").toString();
    int code = run(model, "predict", "--weights", file, "--input", input, "--out", out.toString());
    assertThat(code).as(printed).isZero();
    List<String> lines = Files.readAllLines(out);
    assertThat(lines.getFirst()).isEqualTo("p,up");
    float threshold = threshold(weights(model, "a/model.safetensors")).value();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      assertThat(fields[1]).isEqualTo(String.valueOf(Float.parseFloat(fields[0]) > threshold));
    }
  }

  @Test
  void weightsWithoutAThresholdDecideNothing() throws IOException {
    write();
    Model model = ALARM;
    train(model, "a");
    Path file = folder.resolve("a/model.safetensors");
    Weights weights = Weights.read(model.schema(), file);
    weights.thresholds().clear();
    weights.write(folder.resolve("none.safetensors"));
    assertThatThrownBy(() -> Predictor.load(model, folder.resolve("none.safetensors")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("hold no threshold of decision `up`")
        .hasMessageContaining("--resume");
    Model other = model("decision up = p > threshold(maximize: f1)");
    assertThatThrownBy(() -> Predictor.load(other, file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(COST)
        .hasMessageContaining("wanted to maximize: f1");
    String none = folder.resolve("none.safetensors").toString();
    int code = run(model, "evaluate", "--weights", none, "--data-dir", folder.toString());
    assertThat(code).as(printed).isZero();
    assertThat(printed).contains("a threshold that these weights do not have");
  }

  /** Of a row of probabilities the second one, and no is what is looked for. */
  @Test
  void aDecisionMayBeAboutOneClassAndLowScores() throws IOException {
    List<float[]> rows = write();
    Model model =
        model(
            "output p: simplex(2) = x -> dense(2) -> softmax",
            "cross_entropy(p, y)",
            "decision up = p[1] <= threshold(maximize: recall(precision >= 0.9))",
            WHOLE);
    assertThat(train(model, "a")).as(printed).isZero();
    Predictor predictor = Predictor.load(model, folder.resolve("a/model.safetensors"));
    float threshold = threshold(weights(model, "a/model.safetensors")).value();
    double right = 0;
    double yes = 0;
    double noes = 0;
    for (float[] row : rows) {
      Map<String, float[]> made = predictor.predict(Map.of("x", new float[] {row[0], row[1]}));
      float[] p = Objects.requireNonNull(made.get("p"));
      float up = Objects.requireNonNull(made.get("up"))[0];
      assertThat(up).isEqualTo(p[1] <= threshold ? 1 : 0);
      yes += up;
      right += up == 1 && row[2] == 0 ? 1 : 0;
      noes += row[2] == 0 ? 1 : 0;
    }
    assertThat(right / yes).isGreaterThanOrEqualTo(0.9);
    String measures = Files.readString(folder.resolve("a/metrics.json"));
    String validation = measures.substring(measures.indexOf("\"validation\""));
    assertThat(validation).contains("\"up.recall\":" + right / noes);
  }

  @Test
  void aNumberNeedsNoFitting() throws IOException {
    write();
    Model model = model("decision up = p >= 0.4");
    train(model, "a");
    Weights weights = weights(model, "a/model.safetensors");
    assertThat(weights.thresholds()).isEmpty();
    assertThat(weights.threshold(model.schema().decisions().getFirst())).contains(0.4f);
    assertThat(printed).contains("decision up: p >= 0.4\n", "precision");
  }

  @Test
  void foldsAndSeedsEachHaveTheirOwn() throws IOException {
    write();
    Model model = ALARM;
    assertThat(train(model, "folds", "--folds", "2")).as(printed).isZero();
    assertThat(printed).contains("validation up cost");
    assertThat(threshold(weights(model, "folds/fold-1/model.safetensors")))
        .isNotEqualTo(threshold(weights(model, "folds/fold-2/model.safetensors")));
    assertThat(train(model, "seeds", "--repeat", "2")).as(printed).isZero();
    assertThat(printed).contains("validation up threshold");
    assertThat(threshold(weights(model, "seeds/seed-3/model.safetensors")))
        .isNotEqualTo(threshold(weights(model, "seeds/seed-4/model.safetensors")));
  }

  @Test
  void rowsThatNothingCanBeFittedOnAreRefusedBeforeTheFirstStep() throws IOException {
    write();
    Files.writeString(folder.resolve("validation.csv"), "a,b,y\n1,2,0\n2,3,0\n");
    assertThat(train(ALARM, "a")).isEqualTo(1);
    assertThat(printed).contains("none of the 2 validation rows", "stratified");
    Files.writeString(folder.resolve("validation.csv"), "a,b,y\n1,2,0\n2,3,0.25\n");
    assertThat(train(ALARM, "a")).isEqualTo(1);
    assertThat(printed).contains("validation.csv:3: `y` is 0.25, but decision `up` needs 0 or 1");
    assertThat(printed).doesNotContain("epoch");
  }

  @Test
  void whatCannotBeReachedIsSaid() throws IOException {
    write();
    Files.writeString(folder.resolve("validation.csv"), "a,b,y\n9,0,0\n-9,0,1\n9,1,0\n");
    Model model = model("decision up = p > threshold(maximize: recall(precision >= 0.9))");
    assertThat(train(model, "a")).as(printed).isZero();
    assertThat(printed).contains("no threshold reaches a precision of 0.9 on validation");
  }
}
