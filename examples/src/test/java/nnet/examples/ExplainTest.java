package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.gradcheck.NetworkCheck;
import nnet.compiler.gradcheck.Point;
import nnet.compiler.graph.Program;
import nnet.compiler.source.SourceFile;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Factor;
import nnet.runtime.data.Influence;
import nnet.runtime.data.Part;
import nnet.runtime.explain.Explanation;
import nnet.runtime.explain.IntegratedGradients;
import nnet.runtime.explain.IntegratedGradients.Attribution;
import nnet.runtime.explain.Lime;
import nnet.runtime.explain.PermutationImportance;
import nnet.runtime.explain.Subject;
import nnet.runtime.explain.Subjects;
import nnet.runtime.io.Weights;
import nnet.runtime.measure.Predictions;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explanations of a network whose every weight is known. */
final class ExplainTest {
  /** A price that depends on a size and a colour, and not on noise. */
  private static final String PRICES =
      """
      network Prices {
          input  features: f32[4]
          target price: f32
          param weight: f32[4] = zeros
          output value = sum(features * weight)
          loss = mse(value, price)
      }

      record Row { size: f32  colour: category  noise: f32  price: f32 }

      data Table {
          from csv("prices.csv") as Row
          features = concat(size -> standardize, colour -> one_hot(at_most: 2), noise)
          price = price -> standardize(invert: true)
      }

      train Prices on Table {
          optimizer: sgd(0.1)
          epochs: 1
      }
      """;

  /** Of the standardized size, of blue, of red (equally frequent, so by name) and of the noise. */
  private static final float[] WEIGHTS = {1, 0.25f, -0.25f, 0};

  private final Compiled compiled =
      Compiled.text("prices.nnet", PRICES, Request.DEFAULT.withExplanations());
  private final Weights weights = Weights.blank(compiled.schema());
  private final Part part;
  private final Predictions predictions;

  /** Sixty rows: sizes go up, colours alternate in pairs, noise comes and goes. */
  ExplainTest(@TempDir Path folder) throws IOException {
    StringBuilder csv = new StringBuilder("size,colour,noise,price\n");
    for (int i = 0; i < 60; i++) {
      String colour = i / 2 % 2 == 0 ? "red" : "blue";
      csv.append(i % 12).append(',').append(colour).append(',').append(i * 7 % 13);
      csv.append(',').append(100 + 10 * (i % 12) + (i / 2 % 2 == 0 ? 0 : 15)).append('\n');
    }
    Files.writeString(folder.resolve("prices.csv"), csv);
    Dataset data = Dataset.fit(compiled.model(), new DataFiles(folder), weights);
    int first = compiled.schema().parameters().getFirst().offset();
    System.arraycopy(WEIGHTS, 0, weights.parameters(), first, WEIGHTS.length);
    part = data.part("train").orElseThrow();
    predictions = new Predictions(compiled.model(), weights, part);
  }

  private float state(String path) {
    Schema.State state =
        compiled.schema().states().stream()
            .filter(each -> each.path().equals(path))
            .findFirst()
            .orElseThrow();
    return weights.states()[state.offset()];
  }

  /** What the output is multiplied with, to be a price. */
  private double scale() {
    DataPlan plan = compiled.schema().data().orElseThrow();
    return state(plan.inversions().getFirst().steps().getFirst().states().getFirst());
  }

  private Subject subject() {
    return new Subjects(compiled.model(), weights, predictions, Optional.empty())
        .greatest(predictions.of(predictions.raw(1), 1));
  }

  private static Map<String, Explanation.Row> byName(Explanation explanation) {
    Map<String, Explanation.Row> rows = new HashMap<>();
    explanation.rows().forEach(row -> rows.put(row.name(), row));
    return rows;
  }

  /** A linear output: weight times the way from the baseline, whatever the steps. */
  @Test
  void gradientsOfALineAreItsWeights() {
    float[] raw = predictions.raw(1);
    float[] example = predictions.rows().inputs(raw, 1);
    float[] baseline = {0.5f, 0.25f, 0.5f, 3};
    Subject subject = subject();
    assertThat(subject.name()).isEqualTo("value");
    assertThat(subject.scale()).isCloseTo(scale(), within(1e-6));
    Attribution found =
        new IntegratedGradients(compiled.model(), weights).of(example, baseline, subject, 8);
    for (int i = 0; i < example.length; i++) {
      double byHand = WEIGHTS[i] * (example[i] - baseline[i]) * scale();
      assertThat(found.each()[i]).isCloseTo(byHand, within(1e-3));
    }
    assertThat(found.gap()).isCloseTo(0, within(1e-3));
    assertThat(found.steps()).isEqualTo(8);
  }

  private static Explanation.Row row(Map<String, Explanation.Row> rows, String name) {
    assertThat(rows).containsKey(name);
    return Objects.requireNonNull(rows.get(name));
  }

  /** What formulas make of a column is added up under its name. */
  @Test
  void elementsGoBackToTheirColumns() {
    float[] raw = predictions.raw(1);
    float[] example = predictions.rows().inputs(raw, 1);
    Influence influence = Influence.of(predictions.rows(), part, Factor.fine(predictions.rows()));
    Attribution found =
        new IntegratedGradients(compiled.model(), weights).of(example, new float[4], subject(), 8);
    Map<String, Explanation.Row> rows =
        byName(IntegratedGradients.explained(found, influence, raw, subject()));
    assertThat(rows.keySet()).containsExactlyInAnyOrder("size", "colour", "noise");
    double colour = found.each()[1] + found.each()[2];
    assertThat(row(rows, "colour").weight()).isCloseTo(colour, within(1e-9));
    assertThat(row(rows, "colour").value()).isEqualTo("red");
    assertThat(row(rows, "size").value()).isEqualTo("0");
    assertThat(row(rows, "noise").weight()).isZero();
  }

  @Test
  void limeFindsTheSlopes() {
    Influence influence = Influence.of(predictions.rows(), part, Factor.fine(predictions.rows()));
    float[] background = predictions.raw(part.size());
    int[] sixth = {6};
    float[] raw = predictions.rows().read(part, sixth);
    Lime lime = new Lime(predictions, influence.seen(), background, 4000, 1);
    Explanation explanation = lime.of(raw, subject());
    Map<String, Explanation.Row> rows = byName(explanation);
    // One deviation of the size is one of the standardized size, whose weight is 1.
    assertThat(row(rows, "size").weight()).isCloseTo(scale(), within(0.05 * scale()));
    // The row is blue; being so instead of red adds a half.
    assertThat(row(rows, "colour").value()).isEqualTo("blue");
    assertThat(row(rows, "colour").weight()).isCloseTo(0.5 * scale(), within(0.05 * scale()));
    assertThat(row(rows, "noise").weight()).isCloseTo(0, within(0.05 * scale()));
    assertThat(explanation.numbers().get("r2")).isGreaterThan(0.999);
    assertThat(lime.of(raw, subject())).isEqualTo(explanation);
  }

  @Test
  void whatIsNotLookedAtHasNoImportance() {
    Explanation explanation =
        new PermutationImportance(predictions, 5, 3)
            .of(predictions.raw(60), 60, predictions.influence().seen(), "");
    Map<String, Explanation.Row> rows = byName(explanation);
    assertThat(rows.keySet()).containsExactlyInAnyOrder("size", "colour", "noise");
    assertThat(row(rows, "noise").weight()).isZero();
    assertThat(row(rows, "noise").deviation()).isZero();
    assertThat(row(rows, "colour").weight()).isPositive();
    assertThat(row(rows, "size").weight()).isGreaterThan(row(rows, "colour").weight());
    assertThat(explanation.numbers()).containsKeys("r2", "repeats");
  }

  /** Of a network that is curved, against differences and float64. */
  @Test
  void gradientsOfOutputsAreRight() throws IOException {
    Path file = SharedData.project().resolve("examples/start/spiral.nnet");
    SourceFile source = new SourceFile("spiral.nnet", Files.readString(file));
    Program written =
        Compiler.check(source, Request.DEFAULT.withExplanations()).program().orElseThrow();
    Compiled spiral =
        Compiled.text("spiral.nnet", source.text(), Request.DEFAULT.withExplanations());
    Point point = Point.random(spiral.program(), spiral.model(), 1);
    List<NetworkCheck.Row> rows =
        new NetworkCheck(written, spiral.program(), spiral.model(), point)
            .rows(2, "vector", Map.of());
    assertThat(rows)
        .filteredOn(row -> row.entry().equals("gradients_output"))
        .hasSize(1)
        .allMatch(NetworkCheck.Row::passes)
        .allMatch(row -> row.path().equals("point"));
  }

  @Test
  void theSumIsTheDifferenceOfTheOutputs() {
    Compiled spiral =
        Compiled.file(
            SharedData.project().resolve("examples/start/spiral.nnet"),
            Request.DEFAULT.withExplanations());
    Weights initial = Weights.initial(spiral.model(), 5);
    Attribution found =
        new IntegratedGradients(spiral.model(), initial)
            .of(new float[] {2, -3}, new float[2], new Subject("first", 0, 1), 4);
    assertThat(Math.abs(found.difference())).isGreaterThan(0.01);
    assertThat(found.gap()).isCloseTo(0, within(0.005 * Math.abs(found.difference())));
  }

  @Test
  void onlyWhoAsksGetsTheEntry() {
    assertThat(compiled.schema().hasEntry("gradients_output")).isTrue();
    Compiled usual = Compiled.text("prices.nnet", PRICES);
    assertThat(usual.schema().hasEntry("gradients_output")).isFalse();
  }

  @Test
  void labelsHaveNoGradients() {
    Compiled opinions =
        Compiled.file(
            SharedData.project().resolve("examples/data/opinions.nnet"),
            Request.DEFAULT.withExplanations());
    assertThat(opinions.schema().hasEntry("gradients_output")).isFalse();
  }
}
