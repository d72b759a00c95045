package nnet.runtime.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import nnet.runtime.io.IdxFile;
import nnet.runtime.io.NpyFile;
import nnet.runtime.io.NpzFile;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;

/** Reads one array for each column. */
final class ArraySource {
  private final DataPlan.Source source;
  private final DataFiles files;

  private ArraySource(DataPlan.Source source, DataFiles files) {
    this.source = source;
    this.files = files;
  }

  static RawTable read(
      DataPlan.Source source, List<DataPlan.Column> columns, DataFiles files, Faults faults) {
    ArraySource arrays = new ArraySource(source, files);
    return ArrayItems.table(columns.stream().map(arrays::items).toList(), columns, faults);
  }

  private ArrayItems items(DataPlan.Column column) {
    return switch (source.kind()) {
      case "idx" -> {
        Path path = files.resolve(argument(column.name()));
        yield ArrayItems.of(path, IdxFile.read(path));
      }
      case "npy" -> ArrayItems.of(NpyFile.read(files.resolve(argument(column.name()))));
      default ->
          ArrayItems.of(NpzFile.read(files.resolve(argument("path")), arrayOf(source, column)));
    };
  }

  /** What a column is called in a file of arrays. */
  static String arrayOf(DataPlan.Source source, DataPlan.Column column) {
    return source.arguments().getOrDefault(column.name(), column.name());
  }

  private String argument(String name) {
    return Optional.ofNullable(source.arguments().get(name))
        .orElseThrow(() ->
            new UserError(
                "the %s source of part %s lacks %s".formatted(source.kind(), source.part(), name)));
  }
}
