package nnet.runtime.data;

import java.util.List;
import java.util.Map;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;

/** Reads a source, whatever its kind. */
final class Sources {
  private Sources() {}

  /**
   * @param declaredIn the name of the {@code .nnet} file
   */
  static RawTable read(DataPlan.Source source, DataPlan plan, DataFiles files, String declaredIn) {
    List<DataPlan.Column> columns = plan.columns();
    Map<String, String> arguments = source.arguments();
    return switch (source.kind()) {
      case "csv" -> {
        String path = arguments.get("path");
        if (path == null) {
          throw new UserError("the csv source of part " + source.part() + " has no path");
        }
        CsvLayout layout = CsvLayout.of(arguments);
        yield new CsvRows(files.resolve(path), layout, columns, declaredIn, true).read();
      }
      case "idx" -> IdxSource.read(source, columns, files);
      default -> GeneratedSource.read(source, columns);
    };
  }
}
