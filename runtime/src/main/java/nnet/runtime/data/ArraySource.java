package nnet.runtime.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.runtime.io.IdxFile;
import nnet.runtime.io.NpyFile;
import nnet.runtime.io.NpzFile;
import nnet.runtime.io.Tensor;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;

/** Reads one array for each column; their items belong together by position. */
final class ArraySource {
  private final DataPlan.Source source;
  private final DataFiles files;

  /**
   * @param where for messages
   * @param shape of one item
   */
  private record Items(String where, int count, List<Integer> shape, RawColumn values) {}

  private ArraySource(DataPlan.Source source, DataFiles files) {
    this.source = source;
    this.files = files;
  }

  static RawTable read(
      DataPlan.Source source, List<DataPlan.Column> columns, DataFiles files, Faults faults) {
    ArraySource arrays = new ArraySource(source, files);
    List<RawColumn> read = new ArrayList<>();
    Optional<Items> first = Optional.empty();
    for (DataPlan.Column column : columns) {
      Items items = arrays.items(column);
      check(items, column, faults);
      Items other = first.orElse(items);
      if (items.count() != other.count()) {
        throw new UserError(
            "%s has %d items, but %s has %d"
                .formatted(items.where(), items.count(), other.where(), other.count()));
      }
      first = Optional.of(other);
      read.add(items.values());
    }
    Items shown = first.orElseThrow();
    return new RawTable(shown.count(), read, row -> shown.where() + ", item " + row, faults);
  }

  private Items items(DataPlan.Column column) {
    return switch (source.kind()) {
      case "idx" -> idx(files.resolve(argument(column.name())));
      case "npy" -> npy(NpyFile.read(files.resolve(argument(column.name()))));
      default -> {
        String array = source.arguments().getOrDefault(column.name(), column.name());
        yield npy(NpzFile.read(files.resolve(argument("path")), array));
      }
    };
  }

  private String argument(String name) {
    return Optional.ofNullable(source.arguments().get(name))
        .orElseThrow(() ->
            new UserError(
                "the %s source of part %s lacks %s".formatted(source.kind(), source.part(), name)));
  }

  private static Items idx(Path path) {
    IdxFile file = IdxFile.read(path);
    RawColumn values = new RawColumn.Bytes(Tensor.size(file.shape()), file.values());
    return new Items(path.toString(), file.items(), file.shape(), values);
  }

  private static Items npy(NpyFile file) {
    RawColumn values = new RawColumn.Floats(Tensor.size(file.shape()), file.values());
    return new Items(file.name(), file.items(), file.shape(), values);
  }

  /** An image of one channel may be declared with that channel or without. */
  private static List<Integer> withoutOnes(List<Integer> shape) {
    return shape.stream().filter(size -> size != 1).toList();
  }

  private static void check(Items items, DataPlan.Column column, Faults faults) {
    if (!withoutOnes(items.shape()).equals(withoutOnes(column.shape()))) {
      throw new UserError(
          "%s has items of shape %s, but `%s` is declared as %s"
              .formatted(items.where(), items.shape(), column.name(), column.shape()));
    }
    boolean whole = !column.type().equals("f32");
    float[] item = new float[items.values().width()];
    for (int row = 0; row < items.count(); row++) {
      items.values().copy(row, item, 0);
      for (float value : item) {
        boolean gap = Float.isNaN(value);
        boolean fits = value >= column.low() && value <= column.high();
        if (gap ? !column.optional() : !fits || (whole && value != Math.rint(value))) {
          UserError error = wrong(items, row, column, value, fits);
          if (gap && faults.fills(column)) {
            faults.fill(() -> error);
          } else {
            faults.skip(row, error);
          }
        }
      }
    }
  }

  private static UserError wrong(
      Items items, int row, DataPlan.Column column, float value, boolean fits) {
    if (Float.isNaN(value)) {
      return new UserError(
          "%s, item %d: `%s` is not a number; where there are gaps it is declared `%s: %s?`"
              .formatted(items.where(), row, column.name(), column.name(), column.type()));
    }
    String allowed =
        fits
            ? "whole numbers are"
            : FieldReader.shown(column.low()) + " to " + FieldReader.shown(column.high()) + " is";
    return new UserError(
        "%s, item %d: `%s` is %s, but %s allowed"
            .formatted(items.where(), row, column.name(), FieldReader.shown(value), allowed));
  }
}
