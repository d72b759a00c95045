package nnet.runtime.serve;

import java.util.List;
import nnet.runtime.data.RecordField;
import nnet.runtime.data.RecordFormat;
import nnet.runtime.message.UserError;
import nnet.runtime.predict.NamedOutput;
import nnet.runtime.predict.Predictor;

/** A model and what raw rows are to it. */
record RowModel(Predictor predictor, RecordFormat format, List<NamedOutput> outputs) {
  RowModel {
    outputs = List.copyOf(outputs);
  }

  static RowModel of(Predictor predictor) {
    RecordFormat format = new RecordFormat(predictor.model(), predictor.weights());
    return new RowModel(predictor, format, NamedOutput.of(predictor));
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
