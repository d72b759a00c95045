package nnet.runtime.data;

import java.nio.file.Files;
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

  private static ImageFolder images(
      Path folder, DataPlan.Source source, List<DataPlan.Column> columns, Faults faults) {
    return new ImageFolder(folder, source.arguments().containsKey("size"), columns, faults);
  }

  private static Path path(DataPlan.Source source, DataFiles files) {
    String path = source.arguments().get("path");
    if (path == null) {
      throw new UserError(
          "the %s source of part %s has no path".formatted(source.kind(), source.part()));
    }
    return files.resolve(path);
  }

  /** Whether a file to predict is of the kind that the data are read from, and no CSV. */
  static boolean isOwnKind(DataPlan.Source source, Path file) {
    String name = String.valueOf(file.getFileName());
    return switch (source.kind()) {
      case "lines" -> !name.matches(".*\\.[ct]sv(\\.gz)?");
      case "images" -> Files.isDirectory(file);
      default -> false;
    };
  }

  /** Rows to predict, whose labels are not known. */
  static RawTable unlabelled(DataPlan.Source source, DataPlan plan, Path file, String declaredIn) {
    return switch (source.kind()) {
      case "lines" ->
          new LinesSource(file, plan.columns(), declaredIn, false, Faults.none()).read();
      case "images" -> images(file, source, plan.columns(), Faults.none()).unlabelled();
      default -> throw new IllegalStateException("no source of rows to predict: " + source);
    };
  }
}
