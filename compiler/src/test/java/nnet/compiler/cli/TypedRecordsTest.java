package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The records of a network's jar: a user's class is compiled against it and says what {@code nnet
 * predict} writes for a file of the same rows.
 */
class TypedRecordsTest {
  private static final String OFFERS =
      """
      network Offers {
          input  facts: f32[5]
          target price: f32
          target size:  class(3)
          target near:  unit
          output value  = facts -> dense(4) -> tanh -> dense(1)
          output chance: unit = facts -> dense(1) -> sigmoid
          output probability: simplex(3) = facts -> dense(3) -> softmax
          loss fit   = mse(value, price)
          loss side  = binary_cross_entropy(chance, near)
          loss large = cross_entropy(probability, size)
          decision close = chance > 0.5
      }
      record Offer { town: category  price: f32  rooms: f32?  income: f32  near: bool  size: category }
      data Sold {
          from csv("offers.csv") as Offer
          split random(seed: 1): train 0.8, validation 0.2
          facts = concat(
              [income -> standardize, rooms -> impute(median) -> standardize],
              town -> one_hot(at_most: 3)
          )
          price = price -> log(invert: true) -> standardize(invert: true)
          near  = if near then 1 else 0
      }
      train Offers on Sold { optimizer: adam(learning_rate: 0.01)  epochs: 2  batch: 8  seed: 3 }
      """;

  private static final String VISITS =
      """
      network Clinic {
          input  facts: f32[4]
          input  words: class(20)[3]
          target level: class(3)
          note = words -> embedding(2) -> flatten
          output probability: simplex(3) = concat(facts, note) -> dense(3) -> softmax
          loss = cross_entropy(probability, level)
      }
      record Visit { day: date  age: i32?  smoker: bool  note: text  level: class(3) }
      data Visits {
          from csv("visits.csv") as Visit
          split random(seed: 1): train 0.8, validation 0.2
          facts = concat(
              [age -> impute(median) -> standardize, if smoker then 1 else 0],
              day -> month(cyclic: true)
          )
          words = tokenize(note, by: words, at_most: 20, length: 3)
      }
      train Clinic on Visits { optimizer: adam(learning_rate: 0.01)  epochs: 2  batch: 8  seed: 3 }
      """;

  private static final String SHOPS =
      """
      network Shops {
          input  recent: f32[3]
          target next:   f32
          output guess = recent -> dense(4) -> tanh -> dense(1)
          loss = mse(guess, next)
      }
      record Day { date: date  shop: category  sold: f32 }
      data Days {
          from csv("shops.csv") as Day
          order by date
          group by shop
          longest_gap: 1
          split in_order: train 0.8, test 0.2
          recent = lags(sold -> standardize, [0, 1, 2])
          next   = ahead(sold -> standardize(invert: true), 1)
      }
      train Shops on Days { optimizer: sgd(learning_rate: 0.01)  epochs: 2  batch: 8  seed: 3 }
      """;

  @TempDir static Path folder;

  private static void rows(String name, String header, Row row) throws IOException {
    StringBuilder text = new StringBuilder(header + "\n");
    for (int i = 0; i < 60; i++) {
      text.append(row.of(i)).append('\n');
    }
    Files.writeString(folder.resolve(name), text);
  }

  private interface Row {
    String of(int number);
  }

  @Test
  void headsCategoriesAndGaps() throws Exception {
    rows(
        "offers.csv",
        "town,price,rooms,income,near,size",
        i ->
            "%s,%d,%s,%d,%b,%s"
                .formatted(
                    i % 3 == 0 ? "Ulm" : "Bern",
                    3 * i + 1,
                    i % 7 == 0 ? "" : String.valueOf(i % 5),
                    i,
                    i > 30,
                    List.of("small", "medium", "large").get(i % 3)));
    Path jar = TrainedJar.of(folder, "offers", OFFERS, "--inference-only");
    assertThat(Files.size(jar)).isLessThan(300_000);
    String said =
        UserProgram.run(
            jar,
            "UseOffers",
            """
            import java.lang.management.ManagementFactory;
            import java.util.List;
            import nnet.model.Offers;
            import nnet.model.OffersPredictor;
            import nnet.model.OffersPredictor.Offer;
            import nnet.runtime.predict.Predictor;

            public class UseOffers {
              public static String run() {
                OffersPredictor offers = OffersPredictor.of(Predictor.load(new Offers()));
                List<Offer> rows = List.of(new Offer("Ulm", 3f, 12), new Offer("Paris", null, 40));
                StringBuilder text = new StringBuilder();
                for (OffersPredictor.Prediction each : offers.predict(rows)) {
                  float[] p = each.probability();
                  text.append(each.value() + "," + each.chance() + "," + each.size() + ",");
                  text.append(p[0] + "," + p[1] + "," + p[2] + "," + each.close() + "\\n");
                }
                return text.append(allocated(offers, rows.getFirst())).toString();
              }

              /** Until the code is compiled, values that do not escape are objects. */
              private static boolean allocated(OffersPredictor offers, Offer row) {
                for (int round = 0; round < 200; round++) {
                  if (!roundAllocates(offers, row)) {
                    return false;
                  }
                }
                return true;
              }

              private static boolean roundAllocates(OffersPredictor offers, Offer row) {
                float[] result = new float[6];
                var threads =
                    (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 0; i < 1000; i++) {
                  offers.predict(row, result);
                }
                return threads.getCurrentThreadAllocatedBytes() - before > 10_000;
              }
            }
            """);
    List<String> file =
        TrainedJar.predicted(folder, "offers", "income,rooms,town\n12,3,Ulm\n40,,Paris\n");
    assertThat(file.getFirst())
        .isEqualTo("value,chance,size,probability_0,probability_1,probability_2,close");
    assertThat(said.lines()).containsExactly(file.get(1), file.get(2), "false");
  }

  @Test
  void datesTextsTruthsAndWholeNumbers() throws Exception {
    rows(
        "visits.csv",
        "day,age,smoker,note,level",
        i ->
            "%s,%s,%b,%s,%d"
                .formatted(
                    LocalDate.of(2026, 1, 1).plusDays(5L * i),
                    i % 9 == 0 ? "" : String.valueOf(20 + i),
                    i % 2 == 0,
                    i % 4 == 0 ? "cough and fever" : "fever",
                    i % 3));
    Path jar = TrainedJar.of(folder, "visits", VISITS);
    String said =
        UserProgram.run(
            jar,
            "UseVisits",
            """
            import java.time.LocalDate;
            import nnet.model.Clinic;
            import nnet.model.ClinicPredictor;
            import nnet.model.ClinicPredictor.Visit;
            import nnet.runtime.message.UserError;
            import nnet.runtime.predict.Predictor;

            public class UseVisits {
              public static String run() {
                ClinicPredictor clinic = ClinicPredictor.of(Predictor.load(new Clinic()));
                LocalDate day = LocalDate.of(2026, 3, 1);
                String text = say(clinic.predict(new Visit(day, 41, true, "Fever and a cough")));
                text += say(clinic.predict(new Visit(day, null, false, "nothing")));
                try {
                  clinic.predict(new Visit(null, 1, true, "fever"));
                } catch (UserError e) {
                  text += e.getMessage();
                }
                return text;
              }

              private static String say(ClinicPredictor.Prediction made) {
                float[] p = made.probability();
                int level = made.level();
                return level + "," + p[0] + "," + p[1] + "," + p[2] + "\\n";
              }
            }
            """);
    List<String> file =
        TrainedJar.predicted(
            folder,
            "visits",
            "day,age,smoker,note\n2026-03-01,41,1,Fever and a cough\n2026-03-01,,0,nothing\n");
    List<String> lines = said.lines().toList();
    assertThat(lines.subList(0, 2)).containsExactly(file.get(1), file.get(2));
    assertThat(lines.get(2)).startsWith("row 1: `day` is empty; a column with gaps is declared");
  }

  @Test
  void seriesOfSeveralGroupsAreKeptApart() throws Exception {
    rows(
        "shops.csv",
        "date,shop,sold",
        i ->
            "%s,%s,%d"
                .formatted(
                    LocalDate.of(2026, 1, 1).plusDays(i / 2),
                    i % 2 == 0 ? "Ulm" : "Bern",
                    i * i % 17));
    Path jar = TrainedJar.of(folder, "shops", SHOPS, "--inference-only");
    String said =
        UserProgram.run(
            jar,
            "UseShops",
            """
            import java.lang.management.ManagementFactory;
            import java.time.LocalDate;
            import nnet.model.Shops;
            import nnet.model.ShopsPredictor;
            import nnet.model.ShopsPredictor.Day;
            import nnet.runtime.predict.Predictor;

            public class UseShops {
              public static String run() {
                ShopsPredictor shops = ShopsPredictor.of(Predictor.load(new Shops()));
                ShopsPredictor.Series series = shops.series();
                StringBuilder text = new StringBuilder();
                for (int i = 0; i < 7; i++) {
                  LocalDate date = LocalDate.of(2026, 5, i < 3 ? 1 + i : 5 + i);
                  push(series, new Day(date, "Ulm", 3 * i), text);
                  push(series, new Day(date.plusDays(i / 4), "Bern", 2 * i), text);
                }
                return text.append(allocated(shops)).toString();
              }

              private static void push(ShopsPredictor.Series series, Day day, StringBuilder text) {
                series
                    .push(day)
                    .ifPresent(
                        made ->
                            text.append(
                                day.shop() + "," + day.date().toLocalDate() + "," + made.guess() + "\\n"));
              }

              /** Until the code is compiled, values that do not escape are objects. */
              private static boolean allocated(ShopsPredictor shops) {
                for (int round = 0; round < 200; round++) {
                  if (!roundAllocates(shops)) {
                    return false;
                  }
                }
                return true;
              }

              private static boolean roundAllocates(ShopsPredictor shops) {
                ShopsPredictor.Series series = shops.series();
                Day[] days = new Day[2000];
                for (int i = 0; i < days.length; i++) {
                  days[i] = new Day(LocalDate.of(2020, 1, 1).plusDays(i), "Ulm", i % 9);
                }
                float[] result = new float[1];
                for (int i = 0; i < 1000; i++) {
                  series.push(days[i], result);
                }
                var threads =
                    (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int i = 1000; i < days.length; i++) {
                  series.push(days[i], result);
                }
                return threads.getCurrentThreadAllocatedBytes() - before > 10_000;
              }
            }
            """);
    StringBuilder rows = new StringBuilder("date,shop,sold\n");
    for (int i = 0; i < 7; i++) {
      LocalDate date = LocalDate.of(2026, 5, i < 3 ? 1 + i : 5 + i);
      rows.append("%s,Ulm,%d%n%s,Bern,%d%n".formatted(date, 3 * i, date.plusDays(i / 4), 2 * i));
    }
    List<String> file = TrainedJar.predicted(folder, "shops", rows.toString());
    List<String> lines = said.lines().toList();
    assertThat(file.getFirst()).isEqualTo("shop,date,guess");
    assertThat(lines.subList(0, lines.size() - 1))
        .containsExactlyInAnyOrderElementsOf(file.subList(1, file.size()))
        .hasSize(5);
    assertThat(lines.getLast()).isEqualTo("false");
  }
}
