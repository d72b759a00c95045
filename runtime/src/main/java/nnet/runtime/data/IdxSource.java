package nnet.runtime.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nnet.runtime.io.IdxFile;
import nnet.runtime.io.Tensor;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;

/** Reads one IDX file for each column; their items belong together by position. */
final class IdxSource {
  private IdxSource() {}

  static RawTable read(DataPlan.Source source, List<DataPlan.Column> columns, DataFiles files) {
    List<RawColumn> read = new ArrayList<>();
    Path first = null;
    int rows = 0;
    for (DataPlan.Column column : columns) {
      String name = source.arguments().get(column.name());
      if (name == null) {
        throw new UserError("the idx source of part " + source.part() + " lacks " + column.name());
      }
      Path path = files.resolve(name);
      IdxFile file = IdxFile.read(path);
      check(path, file, column);
      if (first != null && file.items() != rows) {
        throw new UserError(
            "%s has %d items, but %s has %d".formatted(path, file.items(), first, rows));
      }
      first = path;
      rows = file.items();
      read.add(new RawColumn.Bytes(Tensor.size(file.shape()), file.values()));
    }
    Path shown = first;
    return new RawTable(rows, read, row -> shown + ", item " + row);
  }

  /** An image of one channel may be declared with that channel or without. */
  private static List<Integer> withoutOnes(List<Integer> shape) {
    return shape.stream().filter(size -> size != 1).toList();
  }

  private static void check(Path path, IdxFile file, DataPlan.Column column) {
    if (!withoutOnes(file.shape()).equals(withoutOnes(column.shape()))) {
      throw new UserError(
          "%s has items of shape %s, but `%s` is declared as %s"
              .formatted(path, file.shape(), column.name(), column.shape()));
    }
    byte[] values = file.values();
    int width = Tensor.size(file.shape());
    for (int i = 0; i < values.length; i++) {
      int value = values[i] & 0xFF;
      if (value < column.low() || value > column.high()) {
        throw new UserError(
            "%s, item %d: `%s` is %d, but %d to %d is allowed"
                .formatted(
                    path,
                    i / width,
                    column.name(),
                    value,
                    (long) column.low(),
                    (long) column.high()));
      }
    }
  }
}
