package nnet.runtime.serve;

import java.util.List;
import java.util.Optional;
import nnet.runtime.data.RawWatch;
import nnet.runtime.data.RecordField;
import nnet.runtime.data.RecordFormat;
import nnet.runtime.drift.Thresholds;
import nnet.runtime.message.UserError;
import nnet.runtime.predict.NamedOutput;
import nnet.runtime.predict.Predictor;
import org.jspecify.annotations.Nullable;

/** A model and what raw rows are to it. */
record RowModel(
    Predictor predictor,
    RecordFormat format,
    List<NamedOutput> outputs,
    @Nullable DriftMonitor drift,
    RawWatch watch) {
  RowModel {
    outputs = List.copyOf(outputs);
  }

  /**
   * @param watched whether rows and results are counted, where the weights tell beside what
   */
  static RowModel of(Predictor predictor, Optional<Thresholds> watched) {
    RecordFormat format = new RecordFormat(predictor.model(), predictor.weights());
    DriftMonitor drift =
        watched
            .filter(thresholds -> predictor.weights().distribution().isPresent())
            .map(thresholds -> DriftMonitor.of(predictor, thresholds))
            .orElse(null);
    RawWatch watch = drift == null ? RawWatch.NONE : drift.watch();
    return new RowModel(predictor, format, NamedOutput.of(predictor), drift, watch);
  }

  /** Counts results, if anybody wants to know. */
  void count(float[] results, int count) {
    if (drift != null) {
      drift.countResults(results, count);
    }
  }

  /** Refuses a model that reads other fields or gives other outputs than a class was made for. */
  void require(String name, List<String> fields, List<String> given) {
    List<String> own =
        RecordField.of(predictor.model().schema()).stream().map(RecordField::described).toList();
    List<String> said = outputs.stream().map(NamedOutput::described).toList();
    if (!own.equals(fields) || !said.equals(given)) {
      throw new UserError(
          "%s was compiled for %s -> %s, but this model has %s -> %s: compile both from one file"
              .formatted(name, fields, given, own, said));
    }
  }
}
