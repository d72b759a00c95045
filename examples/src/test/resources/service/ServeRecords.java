package service;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nnet.model.Forecast;
import nnet.model.ForecastPredictor;
import nnet.model.ForecastPredictor.Day;
import nnet.model.Seeds;
import nnet.model.SeedsPredictor;
import nnet.model.SeedsPredictor.Seed;
import nnet.runtime.drift.DriftReport;
import nnet.runtime.drift.Verdict;
import nnet.runtime.message.UserError;
import nnet.runtime.predict.Predictor;
import nnet.runtime.serve.LiveModel;
import nnet.runtime.serve.ModelJar;
import nnet.runtime.serve.Prediction;
import nnet.runtime.serve.RecordPredictor;

/** Predicts raw rows with the networks of {@code examples/data}: seeds.nnet and sales.nnet. */
public final class ServeRecords {
  private ServeRecords() {}

  /** The kind of a seed, by its name, and the probabilities of all kinds. */
  public static String seed(Path weights) {
    SeedsPredictor seeds = SeedsPredictor.of(Predictor.load(new Seeds(), weights));
    SeedsPredictor.Prediction made = seeds.predict(new Seed(11.5f, null, 52.2f, "yellow"));
    String kind = made.kind();
    float[] probability = made.probability();
    return kind + " of " + probability.length;
  }

  /** The same for many rows, and for an array. */
  public static List<String> seeds(Path weights) {
    SeedsPredictor seeds = SeedsPredictor.of(Predictor.load(new Seeds(), weights));
    List<Seed> rows =
        List.of(new Seed(8.89f, 3.26f, 60.3f, "grey"), new Seed(11.46f, 2.56f, 52.2f, "brown"));
    List<String> kinds = new ArrayList<>();
    for (SeedsPredictor.Prediction made : seeds.predict(rows)) {
      kinds.add(made.kind());
    }
    float[] probability = new float[3];
    seeds.predict(rows.getFirst(), probability);
    kinds.add("sum " + Math.round(probability[0] + probability[1] + probability[2]));
    return kinds;
  }

  /** Forecasts from the last two weeks, as soon as there are so many days. */
  public static List<Float> forecasts(Path weights) {
    List<Float> all = new ArrayList<>();
    Predictor predictor = Predictor.load(new Forecast(), weights);
    ForecastPredictor.Series shop = ForecastPredictor.of(predictor).series();
    for (int i = 0; i < 20; i++) {
      Day day = new Day(LocalDate.of(2026, 3, 1).plusDays(i), 4.1f, 200 + i);
      shop.push(day).ifPresent(made -> all.add(made.forecast()));
    }
    return all;
  }

  /** A jar of which nothing is known when this is compiled. */
  public static String any(Path jar, Path file) {
    RecordPredictor any = RecordPredictor.of(ModelJar.open(jar, file).predictor());
    Map<String, Object> row = new HashMap<>();
    row.put("length", 11.5);
    row.put("width", null);
    row.put("weight", 52.2);
    row.put("colour", "yellow");
    Prediction made = any.predict(row);
    return made.label("probability") + " of " + made.numbers("probability").length;
  }

  /** What is said of a model that is for other records. */
  public static String wrong(Path weights) {
    Predictor other = Predictor.load(new Forecast(), weights);
    try {
      return SeedsPredictor.of(other).fields().toString();
    } catch (UserError e) {
      return e.getMessage();
    }
  }

  /** How many rows lack a width, of one that does. */
  public static double gaps(Path jar, Path file) {
    LiveModel live = new LiveModel(ModelJar.open(jar, file).predictor());
    Seed row = new Seed(11.5f, null, 52.2f, "yellow");
    RecordPredictor grains = RecordPredictor.of(live);
    grains.watch();
    grains.predict(row); // counted, as is what comes of it
    DriftReport report = grains.drift().reportAndReset(); // of this hour, say
    if (report.verdict() == Verdict.DRIFTED) {
      System.out.println(report.text());
    }
    double gaps = report.field("width").missing().now();
    return gaps;
  }

  /** The records stay, the model changes. */
  public static String live(Path jar, Path file) {
    LiveModel live = new LiveModel(ModelJar.open(jar, file).predictor());
    SeedsPredictor seeds = SeedsPredictor.of(live);
    live.swap(ModelJar.open(jar, file).predictor());
    return seeds.predict(new Seed(11.5f, null, 52.2f, "yellow")).kind();
  }
}
