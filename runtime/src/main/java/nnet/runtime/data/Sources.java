package nnet.runtime.data;

import java.nio.file.Path;
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
    Faults faults = new Faults(plan.onError());
    List<DataPlan.Column> columns = plan.columns();
    Map<String, String> arguments = source.arguments();
    return switch (source.kind()) {
      case "csv", "tsv" -> {
        CsvLayout layout = CsvLayout.of(source.kind(), arguments);
        yield new CsvRows(path(source, files), layout, columns, declaredIn, true, faults).read();
      }
      case "lines" ->
          new LinesSource(path(source, files), columns, declaredIn, true, faults).read();
      case "images" -> images(path(source, files), source, columns, faults).read();
      case "idx", "npy", "npz" -> ArraySource.read(source, columns, files, faults);
      default -> GeneratedSource.read(source, columns, faults);
    };
  }

  static ImageFolder images(
      Path path, DataPlan.Source source, List<DataPlan.Column> columns, Faults faults) {
    return new ImageFolder(path, source.arguments().containsKey("size"), columns, faults);
  }

  private static Path path(DataPlan.Source source, DataFiles files) {
    String path = source.arguments().get("path");
    if (path == null) {
      throw new UserError(
          "the %s source of part %s has no path".formatted(source.kind(), source.part()));
    }
    return files.resolve(path);
  }
}
