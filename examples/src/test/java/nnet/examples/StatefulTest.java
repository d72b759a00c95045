package nnet.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nnet.runtime.data.DataFiles;
import nnet.runtime.data.Dataset;
import nnet.runtime.data.Part;
import nnet.runtime.generate.TokenGenerator;
import nnet.runtime.io.Weights;
import nnet.runtime.model.Training;
import nnet.runtime.predict.Predictor;
import nnet.runtime.predict.Session;
import nnet.runtime.train.Evaluation;
import nnet.runtime.train.Trainer;
import nnet.runtime.train.TrainingListener;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stateful layers: a batch goes on where the one before ended. */
final class StatefulTest {
  private static final int EXAMPLES = 3;
  private static final String OWN =
      """
      cell leaky(units: int)(x: f32[n]) carries h: f32[units] = 0.5, fast: f32 = -1 {
          fast = 0.5 * fast + mean(x)
          h = 0.9 * h + fast * tanh(x -> dense(units))
      }
      """;

  private static Predictor predictor(Compiled compiled) {
    return Predictor.of(compiled.model(), Weights.initial(compiled.model(), 3));
  }

  private static Compiled sequence(int length, String statements) {
    return Compiled.text(
        "sequence.nnet",
        OWN + "network Sequence { input x: f32[%d, 2] %s }".formatted(length, statements));
  }

  private static float[] numbers(int count) {
    float[] numbers = new float[count];
    IntStream.range(0, count).forEach(i -> numbers[i] = (float) Math.sin(0.7 * i));
    return numbers;
  }

  /** Of each example's six steps those from one to another. */
  private static float[] steps(float[] whole, int from, int to) {
    float[] part = new float[EXAMPLES * 2 * (to - from)];
    for (int i = 0; i < EXAMPLES; i++) {
      System.arraycopy(whole, i * 12 + 2 * from, part, i * 2 * (to - from), 2 * (to - from));
    }
    return part;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "output y = x -> rnn(4, stateful: true)",
        "output y = x -> gru(4, stateful: true, sequences: true) -> lstm(3, stateful: true)",
        "output y = lstm(4, stateful: true, state: true)(x).c",
        "r = scan(leaky(3), stateful: true)(x) output y = r.h output z = r.fast",
        "r = scan(leaky(3), stateful: true)(x, h: [1, 2, 3]) output y = r.h",
        "output y = x -> reshape([shape(x)[0], 2, 1, 1]) -> conv_lstm(2, kernel: 1, stateful: true)",
        "output y = x -> reservoir(5, density: 1, stateful: true)",
      })
  void piecesGiveWhatTheWholeGives(String statements) {
    float[] whole = numbers(EXAMPLES * 12);
    Predictor all = predictor(sequence(6, statements));
    float[] wanted = new float[EXAMPLES * all.outputSize()];
    all.predictBatch(whole, wanted, EXAMPLES);
    Predictor piecewise = predictor(sequence(2, statements));
    Session session = piecewise.session();
    float[] found = new float[wanted.length];
    for (int run = 0; run < 2; run++) {
      for (int from = 0; from < 6; from += 2) {
        session.predictBatch(steps(whole, from, from + 2), found, EXAMPLES);
      }
      assertThat(found).isEqualTo(wanted);
      session.reset();
    }
  }

  @Test
  void aPredictorBeginsAnewWithEachCall() {
    Predictor predictor = predictor(sequence(2, "output y = x -> gru(3, stateful: true)"));
    float[] first = new float[3];
    float[] second = new float[3];
    predictor.predict(numbers(4), first);
    predictor.predict(numbers(4), second);
    assertThat(second).isEqualTo(first);
    assertThat(predictor.inputs()).containsExactly("x");
    assertThat(predictor.outputs()).containsExactly("y");
  }

  private static final String TRAINED =
      """
      network Series {
          input  x: f32[3, 2]
          target t: f32
          output y = x -> gru(4, stateful: true) -> dense(1)
          loss = mse(y, t)
      }
      data Made { from linear(rows: 10, features: 6, seed: 1) x = reshape(x, [3, 2]) t = y }
      train Series on Made { optimizer: sgd(%s) epochs: 2 batch: 4 shuffle: false }
      """;

  /** With a learning rate of 0 each epoch has the loss of a session over batches of four rows. */
  @Test
  void trainingAndEvaluationCarryStatesWithinAnEpoch() {
    Compiled compiled = Compiled.text("series.nnet", TRAINED.formatted("0"));
    Training plan = compiled.schema().training().orElseThrow();
    Weights weights = Weights.initial(compiled.model(), 3);
    Dataset data = Dataset.fit(compiled.model(), new DataFiles(Path.of(".")), weights);
    Part rows = data.part("train").orElseThrow();
    Map<String, Double> measured = new Evaluation(compiled.model(), weights, plan).of(rows);
    double carried = loss(compiled, weights, rows, 4);
    assertThat(measured.get("loss")).isCloseTo(carried, Offset.offset(1e-6));
    assertThat(loss(compiled, weights, rows, 10)).isNotCloseTo(carried, Offset.offset(1e-3));
    var history =
        new Trainer(compiled.model(), plan, data, weights, new TrainingListener() {}).train();
    assertThat(history.epochs())
        .hasSize(2)
        .allSatisfy(epoch ->
            assertThat(epoch.values().get("train.loss")).isCloseTo(carried, Offset.offset(1e-6)));
  }

  /** The mean loss of rows that go through a session, some at a time. */
  private static double loss(Compiled compiled, Weights weights, Part rows, int batch) {
    Session session = Predictor.of(compiled.model(), weights).session();
    var feed =
        new nnet.runtime.data.Feed(compiled.model(), weights, compiled.entry("evaluate"), batch);
    double sum = 0;
    int[] order = IntStream.range(0, rows.size()).toArray();
    for (int from = 0; from < rows.size(); from += batch) {
      int count = Math.min(batch, rows.size() - from);
      float[] workspace = new float[compiled.entry("evaluate").workspace(count)];
      feed.fill(rows, order, from, count, workspace);
      float[] y = new float[count];
      int x = compiled.input("evaluate", "x").at(compiled.entry("evaluate"), count);
      int t = compiled.input("evaluate", "t").at(compiled.entry("evaluate"), count);
      session.predictBatch(Arrays.copyOfRange(workspace, x, x + 6 * count), y, count);
      for (int i = 0; i < count; i++) {
        sum += Math.pow(y[i] - workspace[t + i], 2);
      }
    }
    return sum / rows.size();
  }

  /** Two phases see the same states before a batch. */
  @Test
  void phasesBeginWithTheSameStates() {
    String text =
        TRAINED
            .formatted("0")
            .replace("loss =", "loss a = mse(y, t) loss b =")
            .replace(
                "epochs: 2", "epochs: 1 phase one: minimize a phase two: minimize b, steps: 2");
    Compiled compiled = Compiled.text("series.nnet", text);
    Training plan = compiled.schema().training().orElseThrow();
    Weights weights = Weights.initial(compiled.model(), 3);
    Dataset data = Dataset.fit(compiled.model(), new DataFiles(Path.of(".")), weights);
    var history =
        new Trainer(compiled.model(), plan, data, weights, new TrainingListener() {}).train();
    Map<String, Double> values = history.epochs().getFirst().values();
    assertThat(values.get("train.a"))
        .isEqualTo(values.get("train.b"))
        .isCloseTo(
            loss(compiled, weights, data.part("train").orElseThrow(), 4), Offset.offset(1e-6));
  }

  /** The state goes from token to token by itself. */
  @Test
  void generationCarriesStates() {
    String text =
        """
        network Text {
            input token: class(4)[1]
            %s
            output probability = 4 * run.h -> dense(4) -> softmax
            %s
        }
        generate Story from Text { token = %s %s at_most: 9 }
        """;
    for (String choice : new String[] {"greedy(probability)", "beam(probability, width: 3)"}) {
      String implicit =
          text.formatted(
              "run = lstm(5, state: true, stateful: true)(token -> embedding(3))", "", choice, "");
      String explicit =
          text.formatted(
              "input h: f32[5] input c: f32[5]"
                  + " run = lstm(5, state: true)(token -> embedding(3), h: h, c: c)",
              "output g = run.h output d = run.c",
              choice,
              "h = g c = d");
      assertThat(story(implicit)).isEqualTo(story(explicit)).hasSize(9);
    }
  }

  private static int[] story(String text) {
    Compiled compiled = Compiled.text("text.nnet", text);
    Weights weights = Weights.initial(compiled.model(), 8);
    return TokenGenerator.of(compiled.model(), weights, Optional.empty())
        .generate(new int[] {1, 3, 2}, 1);
  }
}
