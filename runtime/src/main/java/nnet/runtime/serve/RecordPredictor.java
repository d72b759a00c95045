package nnet.runtime.serve;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import nnet.runtime.data.RecordRow;
import nnet.runtime.message.Suggestion;
import nnet.runtime.predict.Predictor;
import org.jspecify.annotations.Nullable;

/**
 * Predicts raw rows of any network: a Java record with components of the fields' names, or values
 * by name. Fields that predictions do not need are not looked at.
 *
 * <pre>{@code
 * record House(float income, Float rooms, String distance) {}
 *
 * RecordPredictor houses = RecordPredictor.of(predictor);
 * float price = houses.predict(new House(3.2f, null, "near")).number("price");
 * }</pre>
 *
 * <p>Where the network is known when the service is compiled, the class that is compiled with it
 * has records of its own, and looks nothing up.
 */
public final class RecordPredictor extends RowPredictor<Object, Prediction> {
  private RecordPredictor(Supplier<Predictor> current) {
    super(current);
  }

  public static RecordPredictor of(Predictor predictor) {
    return new RecordPredictor(() -> predictor);
  }

  /** Predicts with the model of each moment. */
  public static RecordPredictor of(LiveModel live) {
    return new RecordPredictor(live::current);
  }

  @Override
  protected void write(Object row, RecordRow to) {
    Map<String, ?> values = Fields.of(row);
    List<String> fields = to.format().fields();
    for (int i = 0; i < fields.size(); i++) {
      String name = fields.get(i);
      if (!values.containsKey(name)) {
        String near = Suggestion.suffix(name, values.keySet());
        throw to.wrong("there is no field `%s`%s".formatted(name, near));
      }
      to.text(i, text(values.get(name)));
    }
  }

  /** As a file would have it. */
  private static String text(@Nullable Object value) {
    return Optional.ofNullable(value)
        .map(each -> each instanceof Enum<?> constant ? constant.name() : each.toString())
        .orElse("");
  }

  @Override
  protected Prediction read(RecordResult result) {
    return new Prediction(result.copy());
  }
}
