package nnet.runtime.data;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import nnet.runtime.io.IdxFile;
import nnet.runtime.io.NpyFile;
import nnet.runtime.io.Tensor;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;

/**
 * The items of an array: its values along the first axis.
 *
 * @param where for messages
 * @param shape of one item
 */
record ArrayItems(String where, int count, List<Integer> shape, RawColumn values) {

  ArrayItems {
    shape = List.copyOf(shape);
  }

  static ArrayItems of(Path path, IdxFile file) {
    RawColumn values = new RawColumn.Bytes(Tensor.size(file.shape()), file.values());
    return new ArrayItems(path.toString(), file.items(), file.shape(), values);
  }

  static ArrayItems of(NpyFile file) {
    RawColumn values = new RawColumn.Floats(Tensor.size(file.shape()), file.values());
    return new ArrayItems(file.name(), file.items(), file.shape(), values);
  }

  /** One array for each column; their items belong together by position. */
  static RawTable table(List<ArrayItems> arrays, List<DataPlan.Column> columns, Faults faults) {
    ArrayItems first = arrays.getFirst();
    for (int i = 0; i < arrays.size(); i++) {
      ArrayItems each = arrays.get(i);
      each.check(columns.get(i), faults);
      if (each.count != first.count) {
        throw new UserError(
            "%s has %d items, but %s has %d"
                .formatted(each.where, each.count, first.where, first.count));
      }
    }
    return new RawTable(
        first.count,
        arrays.stream().map(ArrayItems::values).toList(),
        row -> first.where + ", item " + row,
        faults);
  }

  /** An array for each number of an item. */
  List<ArrayItems> numbers() {
    int width = values.width();
    float[][] columns = new float[width][count];
    float[] item = new float[width];
    for (int row = 0; row < count; row++) {
      values.copy(row, item, 0);
      for (int i = 0; i < width; i++) {
        columns[i][row] = item[i];
      }
    }
    return IntStream.range(0, width)
        .mapToObj(i -> new ArrayItems(where, count, List.of(), new RawColumn.Floats(1, columns[i])))
        .toList();
  }

  /** An image of one channel may be declared with that channel or without. */
  private static List<Integer> withoutOnes(List<Integer> shape) {
    return shape.stream().filter(size -> size != 1).toList();
  }

  private void check(DataPlan.Column column, Faults faults) {
    if (!withoutOnes(shape).equals(withoutOnes(column.shape()))) {
      throw new UserError(
          "%s has items of shape %s, but `%s` is declared as %s"
              .formatted(where, shape, column.name(), column.shape()));
    }
    boolean whole = !column.type().equals("f32");
    float[] item = new float[values.width()];
    for (int row = 0; row < count; row++) {
      values.copy(row, item, 0);
      for (float value : item) {
        boolean gap = Float.isNaN(value);
        boolean fits = value >= column.low() && value <= column.high();
        if (gap ? !column.optional() : !fits || (whole && value != Math.rint(value))) {
          UserError error = wrong(row, column, value, fits);
          if (gap && faults.fills(column)) {
            faults.fill(() -> error);
          } else {
            faults.skip(row, error);
          }
        }
      }
    }
  }

  private UserError wrong(int row, DataPlan.Column column, float value, boolean fits) {
    if (Float.isNaN(value)) {
      return new UserError(
          "%s, item %d: `%s` is not a number; where there are gaps it is declared `%s: %s?`"
              .formatted(where, row, column.name(), column.name(), column.type()));
    }
    String allowed =
        fits
            ? "whole numbers are"
            : FieldReader.shown(column.low()) + " to " + FieldReader.shown(column.high()) + " is";
    return new UserError(
        "%s, item %d: `%s` is %s, but %s allowed"
            .formatted(where, row, column.name(), FieldReader.shown(value), allowed));
  }
}
