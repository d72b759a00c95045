package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nnet.runtime.drift.DriftReport;
import nnet.runtime.drift.FieldDrift;
import nnet.runtime.drift.Thresholds;
import nnet.runtime.drift.Verdict;
import nnet.runtime.io.SafeTensors;
import nnet.runtime.io.TensorFile;
import nnet.runtime.message.UserError;
import nnet.runtime.predict.Predictor;
import nnet.runtime.serve.DriftMonitor;
import nnet.runtime.serve.LiveModel;
import nnet.runtime.serve.ModelJar;
import nnet.runtime.serve.RecordPredictor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service sees when its rows are no longer like those of training, and only then. */
class DriftTest {
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
      train Houses on Sold { optimizer: adam(learning_rate: 0.01)  epochs: 2  batch: 32  seed: 3 }
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
      train Sales on Days { optimizer: sgd(learning_rate: 0.01)  epochs: 1  batch: 32  seed: 3 }
      """;

  private static final String MOONS =
      """
      network Moons {
          input  point: f32[2]
          target side:  class(2)
          output probability: simplex(2) = point -> dense(8) -> tanh -> dense(2) -> softmax
          loss = cross_entropy(probability, side)
      }
      data Made {
          from moons(rows: 1000, noise: 0.1, seed: 1)
          split random(seed: 1): train 0.8, validation 0.2
          point = x
          side  = label
      }
      train Moons on Made { optimizer: adam(learning_rate: 0.01)  epochs: 5  batch: 16  seed: 3 }
      """;

  @TempDir static Path folder;
  private static Predictor houses;
  private static Predictor moons;

  record House(float income, @Nullable Float rooms, String town) {}

  record Day(LocalDate date, double sold) {}

  @BeforeAll
  static void train() throws IOException {
    StringBuilder rows = new StringBuilder("income,rooms,town,price,near\n");
    for (House house : houses(1, 2000, 0, 0.2, "Bern")) {
      rows.append(line(house)).append(",").append(3 * house.income());
      rows.append(",").append(house.income() > 50).append("\n");
    }
    Files.writeString(folder.resolve("houses.csv"), rows);
    Path jar = TrainedJar.of(folder, "houses", HOUSES, "--inference-only");
    houses = ModelJar.open(jar).predictor();
    moons = ModelJar.open(TrainedJar.of(folder, "moons", MOONS, "--inference-only")).predictor();
  }

  /** Incomes about 50 and `more`, a share of gaps, and every third house elsewhere. */
  private static List<House> houses(int seed, int count, float more, double gaps, String town) {
    Random random = new Random(seed);
    List<House> houses = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float income = 50 + more + 10 * (float) random.nextGaussian();
      Float rooms = random.nextDouble() < gaps ? null : (float) (1 + random.nextInt(5));
      houses.add(new House(income, rooms, random.nextInt(3) == 0 ? "Ulm" : town));
    }
    return houses;
  }

  private static String line(House house) {
    String rooms = house.rooms() == null ? "" : String.valueOf(house.rooms());
    return house.income() + "," + rooms + "," + house.town();
  }

  private static RecordPredictor watched() {
    RecordPredictor predictor = RecordPredictor.of(houses);
    predictor.watch();
    return predictor;
  }

  private static DriftReport report(List<House> rows) {
    RecordPredictor predictor = watched();
    predictor.predict(rows);
    return predictor.drift().report();
  }

  @Test
  void rowsLikeThoseOfTrainingAreStable() {
    DriftReport report = report(houses(2, 2000, 0, 0.2, "Bern"));
    assertThat(report.verdict()).as(report.text()).isEqualTo(Verdict.STABLE);
    assertThat(report.rows()).isEqualTo(2000);
    assertThat(report.fields())
        .extracting(field -> field.place().text() + " " + field.name())
        .containsExactly(
            "field income",
            "field rooms",
            "field town",
            "output value",
            "output chance",
            "output close");
    assertThat(report.fields()).allSatisfy(field -> assertThat(field.index()).isLessThan(0.05));
    FieldDrift rooms = report.field("rooms");
    assertThat(rooms.missing().training()).isCloseTo(0.2, within(0.03));
    assertThat(rooms.missing().now()).isCloseTo(0.2, within(0.03));
    assertThat(report.headline()).isEqualTo("stable: 0 of 6 changed, in 2000 rows");
  }

  /** Each of them shows where it was made, and not where it was not. */
  @Test
  void whatHasChangedIsNamed() {
    DriftReport richer = report(houses(3, 500, 15, 0.2, "Bern"));
    assertThat(richer.field("income").verdict()).isEqualTo(Verdict.DRIFTED);
    assertThat(richer.field("value").verdict()).isEqualTo(Verdict.DRIFTED);
    assertThat(richer.field("rooms").verdict()).isEqualTo(Verdict.STABLE);
    assertThat(richer.field("town").verdict()).isEqualTo(Verdict.STABLE);
    assertThat(richer.verdict()).isEqualTo(Verdict.DRIFTED);
    DriftReport gaps = report(houses(4, 500, 0, 0.6, "Bern"));
    assertThat(gaps.field("rooms").verdict()).isEqualTo(Verdict.DRIFTED);
    assertThat(gaps.field("rooms").missing().now()).isCloseTo(0.6, within(0.07));
    assertThat(gaps.field("rooms").most().what()).isEqualTo("missing");
    assertThat(gaps.field("income").verdict()).isEqualTo(Verdict.STABLE);
    DriftReport moved = report(houses(5, 500, 0, 0.2, "Paris"));
    assertThat(moved.field("town").verdict()).isEqualTo(Verdict.DRIFTED);
    assertThat(moved.field("town").unknown().training()).isZero();
    assertThat(moved.field("town").unknown().now()).isCloseTo(0.67, within(0.07));
    assertThat(moved.text()).contains("field town: PSI ", "drifted, unknown 0.0% -> 6");
  }

  /** A small change is a warning first, and few rows are no proof of anything. */
  @Test
  void verdictsHaveDegrees() {
    DriftReport slightly = report(houses(6, 2000, 4, 0.2, "Bern"));
    assertThat(slightly.field("income").verdict()).isEqualTo(Verdict.SHIFTED);
    DriftReport few = report(houses(7, 8, 0, 0.2, "Bern"));
    assertThat(few.field("income").verdict()).isEqualTo(Verdict.UNCERTAIN);
    RecordPredictor patient = RecordPredictor.of(houses);
    patient.watch(new Thresholds(1, 2));
    patient.predict(houses(6, 2000, 4, 0.2, "Bern"));
    assertThat(patient.drift().report().verdict()).isEqualTo(Verdict.STABLE);
  }

  @Test
  void eachPeriodHasAReportOfItsOwn() {
    RecordPredictor rows = watched();
    DriftMonitor monitor = rows.drift();
    assertThat(monitor.report().text()).isEqualTo("no rows were counted");
    rows.predict(houses(8, 300, 40, 0.2, "Bern"));
    assertThat(monitor.reportAndReset().field("income").verdict()).isEqualTo(Verdict.DRIFTED);
    rows.predict(houses(9, 300, 0, 0.2, "Bern"));
    assertThat(monitor.report().rows()).isEqualTo(300);
    assertThat(monitor.report().field("income").verdict()).isEqualTo(Verdict.STABLE);
    assertThatThrownBy(() -> monitor.report().field("incme"))
        .hasMessageContaining("did you mean `income`?");
  }

  /** No count is lost, however many count and report. */
  @Test
  void manyThreadsCount() {
    RecordPredictor predictor = watched();
    DriftMonitor monitor = predictor.drift();
    List<House> rows = houses(10, 50, 0, 0.2, "Bern");
    long reported = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        threads.execute(() -> rows.forEach(predictor::predict));
      }
      for (int i = 0; i < 20; i++) {
        reported += monitor.reportAndReset().rows();
      }
    }
    DriftReport last = monitor.reportAndReset();
    assertThat(reported + last.rows()).isEqualTo(40 * 50);
    assertThat(monitor.report().fields()).isEmpty();
  }

  @Test
  void threadsTogetherCountWhatOneCounts() {
    List<House> rows = houses(11, 400, 5, 0.3, "Paris");
    RecordPredictor predictor = watched();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      rows.forEach(row -> threads.execute(() -> predictor.predict(row)));
    }
    assertThat(predictor.drift().report()).isEqualTo(report(rows));
  }

  /** The network's own inputs count where a program gives it arrays. */
  @Test
  void arraysAreCountedToo() {
    DriftMonitor same = DriftMonitor.of(moons);
    DriftMonitor other = DriftMonitor.of(moons);
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      double angle = Math.PI * random.nextDouble();
      boolean upper = i % 2 == 0;
      double noise = 0.1 * random.nextGaussian();
      float x = (float) (noise + (upper ? Math.cos(angle) : 1 - Math.cos(angle)));
      float y = (float) (upper ? Math.sin(angle) : 0.5 - Math.sin(angle));
      count(same, x, y);
      count(other, x, y + 1);
    }
    assertThat(same.report().fields())
        .extracting(FieldDrift::name)
        .containsExactly("point[0]", "point[1]", "probability");
    assertThat(same.report().field("point[0]").verdict()).isEqualTo(Verdict.STABLE);
    assertThat(same.report().field("probability").verdict()).isEqualTo(Verdict.STABLE);
    assertThat(other.report().field("point[0]").verdict()).isEqualTo(Verdict.STABLE);
    assertThat(other.report().field("point[1]").verdict()).isEqualTo(Verdict.DRIFTED);
    assertThat(other.report().field("point[1]").outside()).isGreaterThan(0.2);
    assertThat(other.report().field("probability").verdict()).isEqualTo(Verdict.DRIFTED);
  }

  private static void count(DriftMonitor monitor, float x, float y) {
    float[] point = {x, y};
    float[] result = new float[2];
    moons.predict(point, result);
    monitor.count(point, result, 1);
  }

  @Test
  void countingAllocatesNothing() {
    DriftMonitor monitor = DriftMonitor.of(moons);
    float[] points = new float[200];
    float[] results = new float[200];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    moons.predictBatch(points, results, 100);
    monitor.count(points, results, 100);
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1000; i++) {
      monitor.count(points, results, 100);
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).isLessThan(1000);
    assertThat(monitor.report().rows()).isEqualTo(100_100);
  }

  /** The least of some turns: vectors are objects until loops are compiled. */
  @Test
  void watchedRowsAllocateNothingMore() {
    RecordPredictor plain = RecordPredictor.of(houses);
    RecordPredictor watched = RecordPredictor.of(houses);
    watched.watch();
    List<House> rows = houses(14, 2000, 0, 0.2, "Bern");
    long usual = Long.MAX_VALUE;
    long least = Long.MAX_VALUE;
    for (int turn = 0; turn < 5; turn++) {
      usual = Math.min(usual, allocated(plain, rows));
      least = Math.min(least, allocated(watched, rows));
    }
    assertThat(least).isLessThan(usual + 20_000);
    assertThat(watched.drift().report().rows()).isEqualTo(20_000);
  }

  private static long allocated(RecordPredictor predictor, List<House> rows) {
    float[] result = new float[3];
    rows.forEach(row -> predictor.predict(row, result));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    rows.forEach(row -> predictor.predict(row, result));
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  /** The next model begins to count with its first row. */
  @Test
  void eachModelHasACountOfItsOwn() {
    LiveModel live = new LiveModel(houses);
    RecordPredictor predictor = RecordPredictor.of(live);
    assertThatThrownBy(predictor::drift).hasMessageContaining("before watch()");
    predictor.watch();
    predictor.predict(houses(15, 100, 0, 0.2, "Bern"));
    assertThat(predictor.drift().report().rows()).isEqualTo(100);
    live.swap(ModelJar.open(folder.resolve("houses.jar")).predictor());
    predictor.predict(houses(16, 30, 0, 0.2, "Bern"));
    assertThat(predictor.drift().report().rows()).isEqualTo(30);
  }

  /** The newest row of a window counts, so that each row of a series counts once. */
  @Test
  void seriesCountEachRowOnce() throws IOException {
    StringBuilder days = new StringBuilder("date,sold\n");
    LocalDate first = LocalDate.of(2024, 1, 1);
    for (int i = 0; i < 500; i++) {
      days.append("%s,%d%n".formatted(first.plusDays(i), i * i % 17));
    }
    Files.writeString(folder.resolve("days.csv"), days);
    Path jar = TrainedJar.of(folder, "sales", SALES, "--inference-only");
    RecordPredictor predictor = RecordPredictor.of(ModelJar.open(jar).predictor());
    predictor.watch();
    var series = predictor.series();
    for (int i = 500; i < 702; i++) {
      series.push(new Day(first.plusDays(i), i * i % 17));
    }
    DriftReport report = predictor.drift().report();
    assertThat(report.fields()).extracting(FieldDrift::name).containsExactly("sold", "guess");
    assertThat(report.field("sold").rows()).isEqualTo(200);
    assertThat(report.verdict()).as(report.text()).isEqualTo(Verdict.STABLE);
  }

  @Test
  void anotherTrainingKeepsTheSameBytes() throws IOException {
    byte[] once = Files.readAllBytes(TrainedJar.weights(folder, "houses"));
    Files.copy(
        folder.resolve("houses.csv"),
        Files.createDirectory(folder.resolve("again")).resolve("houses.csv"));
    TrainedJar.of(folder.resolve("again"), "houses", HOUSES);
    assertThat(TrainedJar.weights(folder.resolve("again"), "houses")).hasBinaryContent(once);
  }

  @Test
  void weightsWithoutADistributionAreExplained() {
    TensorFile file = SafeTensors.read(TrainedJar.weights(folder, "moons"));
    Map<String, String> metadata = new TreeMap<>(file.metadata());
    metadata.remove("training distribution");
    Path bare = folder.resolve("bare.safetensors");
    SafeTensors.write(bare, new TensorFile(metadata, file.tensors()));
    Predictor predictor = ModelJar.open(folder.resolve("moons.jar"), bare).predictor();
    assertThatThrownBy(() -> DriftMonitor.of(predictor))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("an earlier release wrote them");
    metadata.put(
        "training distribution",
        "[{\"output\":\"probability\",\"rows\":9,\"edges\":[],\"counts\":[0,0,1]}]");
    SafeTensors.write(bare, new TensorFile(metadata, file.tensors()));
    Predictor damaged = ModelJar.open(folder.resolve("moons.jar"), bare).predictor();
    assertThatThrownBy(() -> DriftMonitor.of(damaged)).hasMessageContaining("are damaged");
  }

  @Test
  void aFileOfWeightsShowsIt() {
    String weights = TrainedJar.weights(folder, "houses").toString();
    assertThat(Run.of("inspect", weights).out())
        .contains("training rows")
        .doesNotContain("training distribution")
        .containsPattern("field +rooms +1,600 +1 +3 +5 +[12]\\d\\.\\d%");
    assertThat(Run.of("inspect", weights, "--format", "json").out())
        .contains("\"distribution\":[{\"of\":\"field\",\"name\":\"income\",\"rows\":1600");
  }

  private static String command(String rows, int exitCode, String... options) throws IOException {
    Path input = Files.writeString(folder.resolve("new.csv"), rows);
    Path jar = folder.resolve("houses-whole.jar");
    TrainedJar.compile(folder.resolve("houses.nnet"), jar);
    List<String> words = new ArrayList<>(List.of("drift", "--input", input.toString()));
    words.addAll(List.of("--weights", TrainedJar.weights(folder, "houses").toString()));
    words.addAll(Arrays.asList(options));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ModelJarLoader loader = new ModelJarLoader(jar);
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      assertThat(nnet.runtime.cli.Main.run(loader.model(), words, out, out)).isEqualTo(exitCode);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String csv(List<House> rows) {
    StringBuilder text = new StringBuilder("income,rooms,town\n");
    rows.forEach(row -> text.append(line(row)).append("\n"));
    return text.toString();
  }

  @Test
  void aFileOfNewRowsIsCompared() throws IOException {
    List<House> rows = houses(12, 400, 0, 0.7, "Paris");
    String shown = command(csv(rows), 0);
    assertThat(shown)
        .contains("drifted: ", "of 6 changed, in 400 rows")
        .containsPattern("field +income +0\\.0\\d\\d +stable")
        .containsPattern("field +rooms +\\d\\.\\d+ +drifted +\\d\\d\\.\\d% -> \\d\\d\\.\\d%")
        .containsPattern("field +town +\\d\\.\\d+ +drifted +0\\.0% -> \\d\\d\\.\\d%");
    assertThat(command(csv(rows), 0, "--format", "json"))
        .startsWith("{\"verdict\":\"drifted\",\"rows\":400,\"fields\":[{\"of\":\"field\"");
    assertThat(command(csv(rows), 0, "--shifted", "50", "--drifted", "60")).startsWith("stable: ");
  }

  @Test
  void inputsOfAFileAreCompared() throws IOException {
    StringBuilder text = new StringBuilder("facts_0,facts_1,facts_2,facts_3,facts_4\n");
    for (int i = 0; i < 100; i++) {
      text.append("9,0,1,0,0\n");
    }
    assertThat(command(text.toString(), 0))
        .containsPattern("input +facts\\[0\\] +\\d+\\.\\d+ +drift");
  }

  @Test
  void wrongUseIsExplained() throws IOException {
    String rows = csv(houses(13, 3, 0, 0, "Bern"));
    assertThat(command(rows, 1, "--shifted", "0.5")).contains("got 0.5 and 0.25");
    assertThat(command(rows, 2, "--drifted", "x")).contains("--drifted is a number");
    assertThat(command("a,b\n1,2\n", 1)).contains("there is no column");
  }
}
