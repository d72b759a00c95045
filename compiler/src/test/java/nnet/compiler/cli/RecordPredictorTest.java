package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nnet.runtime.predict.Predictor;
import nnet.runtime.predict.Session;
import nnet.runtime.serve.ModelJar;
import nnet.runtime.serve.Prediction;
import nnet.runtime.serve.RecordPredictor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service gives raw rows as records, and gets what `nnet predict` writes for a file of them. */
class RecordPredictorTest {
  private static final String HOUSES =
      """
      network Houses {
          input  facts: f32[5]
          target price: f32
          target near:  unit
          output value = facts -> dense(4) -> tanh -> dense(1)
          output chance: unit = facts -> dense(1) -> sigmoid
          loss fit  = mse(value, price)
          loss side = binary_cross_entropy(chance, near)
          decision close = chance > 0.5
      }
      record House { income: f32  rooms: f32?  town: category  price: f32  near: bool }
      data Sold {
          from csv("houses.csv") as House
          split random(seed: 1): train 0.8, validation 0.2
          facts = concat(
              [income -> standardize, rooms -> impute(median) -> standardize],
              town -> one_hot(at_most: 3)
          )
          price = price -> standardize(invert: true)
          near  = if near then 1 else 0
      }
      train Houses on Sold { optimizer: adam(learning_rate: 0.01)  epochs: 2  batch: 8  seed: 3 }
      """;

  private static final String SALES =
      """
      network Sales {
          input  recent: f32[3]
          target next:   f32
          output guess = recent -> dense(1)
          loss = mse(guess, next)
      }
      record Day { date: date  sold: f32 }
      data Days {
          from csv("days.csv") as Day
          order by date
          split in_order: train 0.8, test 0.2
          recent = lags(sold -> standardize, [0, 1, 2])
          next   = ahead(sold -> standardize(invert: true), 1)
      }
      train Sales on Days { optimizer: sgd(learning_rate: 0.01)  epochs: 2  batch: 8  seed: 3 }
      """;

  private static final String TICKS =
      """
      network Ticks {
          input  step: f32[1, 1]
          target next: f32
          output guess = step -> gru(2, stateful: true) -> dense(1)
          loss = mse(guess, next)
      }
      record Tick { value: f32  next: f32 }
      data Stream {
          from csv("ticks.csv") as Tick
          split in_order: train 0.8, test 0.2
          step = value
      }
      train Ticks on Stream {
          optimizer: sgd(learning_rate: 0.01)
          epochs: 1
          batch: 1
          shuffle: false
          seed: 3
      }
      """;

  @TempDir static Path folder;
  private static RecordPredictor houses;
  private static RecordPredictor sales;

  record House(float income, @Nullable Float rooms, String town) {}

  record Day(LocalDate date, double sold) {}

  record Tick(float value) {}

  @BeforeAll
  static void train() throws IOException {
    StringBuilder rows = new StringBuilder("income,rooms,town,price,near\n");
    StringBuilder days = new StringBuilder("date,sold\n");
    for (int i = 0; i < 60; i++) {
      String room = i % 7 == 0 ? "" : String.valueOf(i % 5);
      rows.append(
          "%d,%s,%s,%d,%b%n".formatted(i, room, i % 3 == 0 ? "Ulm" : "Bern", 3 * i, i > 30));
      days.append("%s,%d%n".formatted(LocalDate.of(2026, 1, 1).plusDays(i), i * i % 17));
    }
    Files.writeString(folder.resolve("houses.csv"), rows);
    Files.writeString(folder.resolve("days.csv"), days);
    Path first = TrainedJar.of(folder, "houses", HOUSES, "--inference-only");
    houses = RecordPredictor.of(ModelJar.open(first).predictor());
    sales = RecordPredictor.of(ModelJar.open(TrainedJar.of(folder, "sales", SALES)).predictor());
  }

  private static List<String> written(String name, String rows) throws IOException {
    return TrainedJar.predicted(folder, name, rows);
  }

  @Test
  void recordsArePredictedAsAFileOfThemIs() throws IOException {
    List<String> file = written("houses", "income,rooms,town\n12,3,Ulm\n40,,Paris\n");
    List<Prediction> made =
        houses.predict(List.of(new House(12, 3f, "Ulm"), new House(40, null, "Paris")));
    assertThat(file.getFirst()).isEqualTo("value,chance,close");
    for (int i = 0; i < 2; i++) {
      Prediction each = made.get(i);
      assertThat(each.number("value") + "," + each.number("chance") + "," + each.decision("close"))
          .isEqualTo(file.get(i + 1));
    }
  }

  @Test
  void mapsAreRowsToo() {
    Map<String, Object> row = new HashMap<>(Map.of("income", 40, "town", "Paris", "extra", 1));
    row.put("rooms", null);
    assertThat(houses.predict(row).number("value"))
        .isEqualTo(houses.predict(new House(40, null, "Paris")).number("value"));
    assertThat(houses.fields()).containsExactly("income", "rooms", "town");
    assertThat(houses.predict(row).toString()).contains("value: ", "close: ");
  }

  @Test
  void aSeriesIsPushedRowByRow() throws IOException {
    List<String> file =
        written("sales", "date,sold\n2026-05-01,3\n2026-05-02,5\n2026-05-03,8\n2026-05-04,2\n");
    var series = sales.series();
    assertThat(series.missing()).isEqualTo(2);
    assertThat(series.push(new Day(LocalDate.of(2026, 5, 1), 3))).isEmpty();
    assertThat(series.push(new Day(LocalDate.of(2026, 5, 2), 5))).isEmpty();
    Optional<Prediction> third = series.push(new Day(LocalDate.of(2026, 5, 3), 8));
    Optional<Prediction> fourth = series.push(new Day(LocalDate.of(2026, 5, 4), 2));
    assertThat(file).hasSize(3);
    assertThat(file.get(1)).endsWith("," + third.orElseThrow().number("guess"));
    assertThat(file.get(2)).endsWith("," + fourth.orElseThrow().number("guess"));
  }

  @Test
  void aSeriesIsInOrderAndBeginsAnewBehindAGap() throws IOException {
    Path jar =
        TrainedJar.of(folder, "gaps", SALES.replace("split in", "longest_gap: 2\n    split in"));
    var series = RecordPredictor.of(ModelJar.open(jar).predictor()).series();
    LocalDate day = LocalDate.of(2026, 5, 1);
    series.push(new Day(day, 3));
    assertThatThrownBy(() -> series.push(new Day(day, 4)))
        .hasMessage(
            "row 2: its `date` is not after that of the row before it: rows of a series are pushed in"
                + " order");
    assertThat(series.push(new Day(day.plusDays(1), 5))).isEmpty();
    assertThat(series.push(new Day(day.plusDays(3), 8))).isPresent();
    assertThat(series.push(new Day(day.plusDays(6), 8))).isEmpty();
    assertThat(series.missing()).isEqualTo(1);
  }

  @Test
  void manyRowsOfASeriesArePredictedFromThoseBeforeThem() {
    List<Day> days = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      days.add(new Day(LocalDate.of(2026, 5, 1).plusDays(i), i));
    }
    var series = sales.series();
    List<Float> pushed = new ArrayList<>();
    days.forEach(day -> series.push(day).ifPresent(made -> pushed.add(made.number("guess"))));
    assertThat(sales.predict(days)).extracting(made -> made.number("guess")).isEqualTo(pushed);
    assertThat(pushed).hasSize(4);
  }

  @Test
  void whatStatefulLayersKeepGoesOnFromRowToRow() throws IOException {
    StringBuilder rows = new StringBuilder("value,next\n");
    for (int i = 0; i < 20; i++) {
      rows.append("%d,%d%n".formatted(i % 3, (i + 1) % 3));
    }
    Files.writeString(folder.resolve("ticks.csv"), rows);
    Predictor predictor = ModelJar.open(TrainedJar.of(folder, "ticks", TICKS)).predictor();
    Session session = predictor.session();
    RecordPredictor ticks = RecordPredictor.of(predictor);
    var series = ticks.series();
    float[] wanted = new float[1];
    for (int i = 0; i < 4; i++) {
      session.predict(new float[] {i}, wanted);
      assertThat(series.push(new Tick(i)).orElseThrow().number("guess")).isEqualTo(wanted[0]);
    }
    assertThat(ticks.predict(new Tick(3)).number("guess")).isNotEqualTo(wanted[0]);
  }

  @Test
  void threadsShareOne() throws Exception {
    List<House> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rows.add(new House(i, i % 3 == 0 ? null : 2f, i % 2 == 0 ? "Ulm" : "Rome"));
    }
    List<String> wanted = rows.stream().map(row -> houses.predict(row).toString()).toList();
    List<Future<List<String>>> found = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        found.add(
            threads.submit(() -> houses.predict(rows).stream().map(Prediction::toString).toList()));
      }
    }
    for (Future<List<String>> each : found) {
      assertThat(each.get()).isEqualTo(wanted);
    }
  }

  @Test
  void wrongRowsAreExplained() {
    assertThatThrownBy(() -> houses.predict(Map.of("income", 1, "town", "Ulm")))
        .hasMessageContaining("row 1: there is no field `rooms`");
    assertThatThrownBy(() -> houses.predict(Map.of("incme", 1, "rooms", 2, "town", "Ulm")))
        .hasMessageContaining("did you mean `incme`?");
    assertThatThrownBy(() -> houses.predict(new House(Float.NaN, 1f, "Ulm")))
        .hasMessageContaining("row 1:")
        .hasMessageContaining("income");
    assertThatThrownBy(() -> houses.predict("Ulm")).hasMessageContaining("a record or a map");
    assertThatThrownBy(() -> sales.predict(new Day(LocalDate.EPOCH, 1)))
        .hasMessageContaining("use series().push(row)");
  }

  @Test
  void wrongQuestionsAreExplained() {
    Prediction made = houses.predict(new House(1, 1f, "Ulm"));
    assertThatThrownBy(() -> made.number("valu")).hasMessageContaining("did you mean `value`?");
    assertThatThrownBy(() -> made.decision("value")).hasMessageContaining("is no decision");
  }
}
