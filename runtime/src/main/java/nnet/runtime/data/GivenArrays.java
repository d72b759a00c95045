package nnet.runtime.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import nnet.runtime.io.IdxFile;
import nnet.runtime.io.NpyFile;
import nnet.runtime.io.NpzFile;
import nnet.runtime.io.Unzipped;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;

/** Arrays of rows to predict: of NumPy, by name or a single one, or in an IDX file. */
final class GivenArrays {
  private static final Set<String> WORDS = Set.of("category", "label", "text");

  /** What an IDX file of bytes begins with. */
  private static final byte[] IDX = {0, 0, 8};

  private final Needs needs;
  private final Path file;

  GivenArrays(Needs needs, Path file) {
    this.needs = needs;
    this.file = file;
  }

  static boolean isArrays(Path file) {
    return !Files.isDirectory(file)
        && (isNumpy(file, "npy") || isNumpy(file, "npz") || isIdx(file));
  }

  private static boolean isNumpy(Path file, String ending) {
    return String.valueOf(file.getFileName()).matches("(?i).*\\." + ending + "(\\.gz)?");
  }

  private static boolean isIdx(Path file) {
    try (InputStream in = Unzipped.open(file)) {
      return Arrays.equals(in.readNBytes(IDX.length), IDX);
    } catch (IOException e) {
      return false;
    }
  }

  Given read() {
    return isNumpy(file, "npz") ? byName() : single();
  }

  /** Where the rows are known by other names than the inputs, these come first. */
  private Given byName() {
    List<String> names = NpzFile.names(file);
    boolean direct =
        needs.direct().stream().map(DataPlan.Column::name).anyMatch(names::contains)
            && needs.raw().stream().map(this::array).noneMatch(names::contains);
    if (direct || needs.raw().isEmpty()) {
      return new Given.Direct(
          table(needs.direct().stream().map(DataPlan.Column::name).toList(), needs.direct()));
    }
    return new Given.Raw(table(needs.raw().stream().map(this::array).toList(), needs.raw()));
  }

  private RawTable table(List<String> names, List<DataPlan.Column> columns) {
    return ArrayItems.table(
        names.stream().map(name -> ArrayItems.of(NpzFile.read(file, name))).toList(),
        columns,
        Faults.none());
  }

  private String array(DataPlan.Column column) {
    return needs
        .source()
        .filter(source -> source.kind().equals("npz"))
        .map(source -> ArraySource.arrayOf(source, column))
        .orElse(column.name());
  }

  private Given single() {
    ArrayItems items =
        isIdx(file) ? ArrayItems.of(file, IdxFile.read(file)) : ArrayItems.of(NpyFile.read(file));
    if (needs.plan().isEmpty() && needs.direct().size() == 1) {
      return new Given.Direct(ArrayItems.table(List.of(items), needs.direct(), Faults.none()));
    }
    List<DataPlan.Column> columns = needs.plan().isEmpty() ? needs.direct() : needs.raw();
    if (columns.size() == 1 && !isWord(columns.getFirst())) {
      return new Given.Raw(ArrayItems.table(List.of(items), columns, Faults.none()));
    }
    boolean rows =
        columns.stream().allMatch(column -> column.shape().isEmpty() && !isWord(column))
            && items.shape().equals(List.of(columns.size()));
    if (!rows || needs.plan().isEmpty()) {
      throw new UserError(
          "%s is one array with items of shape %s, but these are needed: %s\n  help: give an npz file with an array for each"
              .formatted(
                  file,
                  items.shape(),
                  Needs.shown(columns.stream().map(DataPlan.Column::name).toList())));
    }
    return new Given.Raw(ArrayItems.table(items.numbers(), columns, Faults.none()));
  }

  /** Whether a file holds it as a word or a date: it is no number of an array. */
  private static boolean isWord(DataPlan.Column column) {
    return WORDS.contains(column.type()) || DateParts.TYPES.contains(column.type());
  }
}
