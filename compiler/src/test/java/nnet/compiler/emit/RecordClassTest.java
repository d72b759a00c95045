package nnet.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;

/** The class that predicts records is as short as one that a person would write. */
class RecordClassTest {
  private static final String TEXT =
      """
      network Houses {
          input  facts: f32[2]
          target price: f32
          target size:  class(3)
          output value = facts -> dense(1)
          output chance: simplex(3) = facts -> dense(3) -> softmax
          loss fit  = mse(value, price)
          loss kind = cross_entropy(chance, size)
          decision large = chance[2] > 0.4
      }
      record House { sold: date  income: f32  rooms: i32?  price: f32  size: category }
      data Sold {
          from csv("houses.csv") as House
          order by sold
          split in_order: train 0.8, test 0.2
          facts = [income - mean(history(income, length: 3)), rooms -> impute(median)]
          price = price -> standardize(invert: true)
      }
      train Houses on Sold { optimizer: sgd(learning_rate: 0.1)  epochs: 1  batch: 8  shuffle: false }
      """;

  private static Emitted emitted(String text) {
    return Compiler.emit(
        Compiler.lower(
            Compiler.check(new SourceFile("houses.nnet", text), Request.DEFAULT)
                .program()
                .orElseThrow()));
  }

  @Test
  void itIsReadableJava() {
    String text = emitted(TEXT).sources().get("nnet.model.HousesPredictor");
    assertThat(Objects.requireNonNull(text).substring(text.indexOf("/**")))
        .isEqualTo(
            """
            /**
             * Predicts {@code record House} with the network Houses of houses.nnet. Any number of threads may share one.
             *
             * <pre>{@code
             * HousesPredictor predictor = HousesPredictor.of(Predictor.load(new Houses()));
             * HousesPredictor.Series series = predictor.series();
             * series.push(row).ifPresent(prediction -> ...);
             * }</pre>
             */
            public final class HousesPredictor extends RowPredictor<HousesPredictor.House, HousesPredictor.Prediction> {
              private HousesPredictor(Supplier<Predictor> current) {
                super(current, "HousesPredictor", List.of("sold: date", "income: f32", "rooms: i32?"),
                    List.of("value[1]", "chance[3]", "large"));
              }

              public static HousesPredictor of(Predictor predictor) {
                return new HousesPredictor(() -> predictor);
              }

              /**
               * Predicts with the model of each moment.
               */
              public static HousesPredictor of(LiveModel live) {
                return new HousesPredictor(live::current);
              }

              @Override
              protected void write(House row, RecordRow to) {
                to.date(0, row.sold());
                to.number(1, row.income());
                to.number(2, row.rooms());
              }

              @Override
              protected Prediction read(RecordResult result) {
                return new Prediction(result.number(0), result.label(1), result.numbers(1), result.decision(2));
              }

              /**
               * A row of record House of houses.nnet, before any transform.
               * What only targets are made of is left out.
               *
               * @param sold {@code sold: date}
               * @param income {@code income: f32}
               * @param rooms {@code rooms: i32?}; null where it is missing
               */
              public record House(LocalDateTime sold, float income, Integer rooms) {
                /**
                 * A row of a whole day.
                 */
                public House(LocalDate sold, float income, Integer rooms) {
                  this(sold.atStartOfDay(), income, rooms);
                }
              }

              /**
               * What the network Houses says of a row.
               *
               * @param value in the unit of `price`, before its transform
               * @param size the most probable class
               * @param chance numbers of shape [3], as the network gives it
               * @param large whether `chance` &gt; its threshold
               */
              public record Prediction(float value, String size, float[] chance, boolean large) {
              }
            }
            """);
  }

  @Test
  void namesOfJavaStayWhatTheyAre() {
    String other =
        TEXT.replace("House {", "Series { ")
            .replace("as House", "as Series")
            .replace("income", "class_")
            .replace("rooms", "toString");
    Emitted emitted = emitted(other);
    String text = Objects.requireNonNull(emitted.sources().get("nnet.model.HousesPredictor"));
    assertThat(text)
        .contains("record Series2(LocalDateTime sold, float class_, Integer toString2)");
    assertThat(JavaCompiler.compile(emitted.sources()).files())
        .containsKey("nnet.model.HousesPredictor$Series2");
  }

  @Test
  void rowsThatAreNoRecordsHaveNone() {
    Emitted emitted =
        emitted(
            """
            network Moons {
                input  point: f32[2]
                target side:  class(2)
                output p: simplex(2) = point -> dense(2) -> softmax
                loss = cross_entropy(p, side)
            }
            data Made {
                from moons(rows: 100, noise: 0.1, seed: 1)
                point = x
                side  = label
            }
            train Moons on Made { optimizer: adam  epochs: 2  batch: 16 }
            """);
    assertThat(emitted.recordClass()).isEmpty();
    assertThat(emitted.sources().keySet()).noneMatch(name -> name.endsWith("Predictor"));
  }
}
