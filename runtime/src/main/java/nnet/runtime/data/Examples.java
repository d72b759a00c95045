package nnet.runtime.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Model;
import nnet.runtime.model.Slot;

/**
 * Examples to predict: made of raw rows by the formulas of the {@code data} declaration, or the
 * network's inputs as they are given. They come as a CSV, as arrays, or as what the data are read
 * from.
 *
 * @param inputs all inputs of {@code predict}, one after another, for example after example
 * @param count of examples
 * @param keys what tells which is which, where they are not the rows of a file in its order
 */
public record Examples(float[] inputs, int count, List<Key> keys) {

  public Examples {
    keys = List.copyOf(keys);
  }

  /**
   * A column that stands beside the predictions.
   *
   * @param values one for each example
   */
  public record Key(String name, List<String> values) {
    public Key {
      values = List.copyOf(values);
    }
  }

  /**
   * @param files of the data, where these join others to their rows
   */
  public static Examples read(Model model, Weights weights, Path file, DataFiles files) {
    return read(model, weights, file, files, RawWatch.NONE);
  }

  /**
   * @param watch sees raw rows; not inputs that are given as they are
   */
  public static Examples read(
      Model model, Weights weights, Path file, DataFiles files, RawWatch watch) {
    if (!Files.exists(file)) {
      throw new UserError("there is no file " + file);
    }
    Needs needs = Needs.of(model);
    if (isImages(needs, file)) {
      return images(new RowInputs(model, weights, needs, watch), needs, file);
    }
    return switch (given(needs, file, files)) {
      case Given.Raw(RawTable rows) -> new RowInputs(model, weights, needs, watch).of(rows);
      case Given.Direct(RawTable rows) -> direct(needs, rows);
    };
  }

  private static Given given(Needs needs, Path file, DataFiles files) {
    if (GivenArrays.isArrays(file)) {
      return new GivenArrays(needs, file).read();
    }
    boolean lines = needs.source().filter(source -> source.kind().equals("lines")).isPresent();
    return lines && !isTable(file)
        ? new Given.Raw(
            new LinesSource(file, needs.raw(), needs.declaredIn(), false, Faults.none()).read())
        : new GivenCsv(needs, file, files).read();
  }

  /** Whether its name says that it is a table, in which texts are a column. */
  private static boolean isTable(Path file) {
    boolean named = String.valueOf(file.getFileName()).matches(".*\\.[ct]sv(\\.gz)?");
    return named && GivenCsv.header(file).contains(LinesSource.TEXT);
  }

  private static boolean isImages(Needs needs, Path file) {
    return needs.source().filter(source -> source.kind().equals("images")).isPresent()
        && (Files.isDirectory(file) || ImageFolder.isImage(file));
  }

  /** Images, each with the name of its file. */
  private static Examples images(RowInputs inputs, Needs needs, Path folder) {
    DataPlan.Source source = needs.source().orElseThrow();
    RawTable images = Sources.images(folder, source, needs.raw(), Faults.none()).unlabelled();
    Path from = Files.isDirectory(folder) ? folder : folder.resolveSibling("");
    List<String> files =
        IntStream.range(0, images.rows())
            .mapToObj(row -> from.relativize(Path.of(images.origin().of(row))).toString())
            .map(name -> name.replace('\\', '/'))
            .toList();
    Examples examples = inputs.of(images);
    List<Key> keys = new ArrayList<>(examples.keys());
    keys.add(new Key("file", files));
    return new Examples(examples.inputs(), examples.count(), keys);
  }

  private static Examples direct(Needs needs, RawTable rows) {
    int width = Slot.size(needs.inputs());
    float[] inputs = new float[Math.multiplyExact(rows.rows(), width)];
    for (int row = 0; row < rows.rows(); row++) {
      int at = row * width;
      for (RawColumn column : rows.columns()) {
        column.copy(row, inputs, at);
        at += column.width();
      }
    }
    return new Examples(inputs, rows.rows(), List.of());
  }
}
