package nnet.runtime.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.runtime.data.generate.Generator;
import nnet.runtime.data.generate.Generators;
import nnet.runtime.io.Tensor;
import nnet.runtime.io.Weights;
import nnet.runtime.message.UserError;
import nnet.runtime.model.DataPlan;
import nnet.runtime.train.LineModel;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatasetTest {
  @TempDir Path folder;

  private LineModel onCsv(String text) throws IOException {
    Files.writeString(folder.resolve("points.csv"), text);
    DataPlan.Source source = new DataPlan.Source("main", "csv", Map.of("path", "points.csv"));
    return new LineModel(source, LineModel.training(1, 4, Optional.empty()));
  }

  /** Against the same statistics over the rows of the part alone. */
  @Test
  void fitsOnTheTrainingRowsOnly() throws IOException {
    StringBuilder csv = new StringBuilder("x,y\n");
    for (int i = 0; i < 40; i++) {
      csv.append(i * i).append(',').append(i).append('\n');
    }
    LineModel model = onCsv(csv.toString());
    Weights weights = Weights.initial(model, 1);
    Dataset data = Dataset.fit(model, new DataFiles(folder), weights);
    Part train = data.part("train").orElseThrow();
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < train.size(); i++) {
      mean += train.row(i) * (double) train.row(i) / train.size();
    }
    for (int i = 0; i < train.size(); i++) {
      squares += Math.pow(train.row(i) * (double) train.row(i) - mean, 2) / train.size();
    }
    assertThat(weights.states()[0]).isEqualTo((float) mean);
    assertThat(weights.states()[1]).isCloseTo((float) Math.sqrt(squares), within(1e-3f));
  }

  private static Offset<Float> within(float value) {
    return Offset.offset(value);
  }

  @Test
  void aConstantIsOnlyShifted() throws IOException {
    LineModel model = onCsv("x,y\n" + "5,1\n".repeat(20));
    Weights weights = Weights.initial(model, 1);
    Dataset.fit(model, new DataFiles(folder), weights);
    assertThat(weights.states()[0]).isEqualTo(5);
    assertThat(weights.states()[1]).isEqualTo(1);
  }

  @Test
  void filesOutsideOfTheFolderAreRefused() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Files.writeString(folder.resolve("secret.csv"), "x\n1\n");
    Files.createSymbolicLink(inside.resolve("link.csv"), folder.resolve("secret.csv"));
    DataFiles files = new DataFiles(inside);
    String absolute = folder.resolve("secret.csv").toString();
    for (String name : List.of("../secret.csv", "a/../../secret.csv", absolute, "link.csv")) {
      assertThatThrownBy(() -> files.resolve(name))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("outside");
    }
    assertThatThrownBy(() -> files.resolve("none.csv"))
        .hasMessageContaining("there is no file")
        .hasMessageContaining("--data-dir");
  }

  /** The usual folder is the one that a program runs in. */
  @Test
  void filesOfTheWorkingFolderAreFound() {
    assertThat(new DataFiles(Path.of(".")).resolve("pom.xml")).exists();
    assertThatThrownBy(() -> new DataFiles(Path.of(".")).resolve("../pom.xml"))
        .hasMessageContaining("outside");
  }

  private static DataPlan.Column category(double high) {
    DataPlan.Location location = new DataPlan.Location(1, 1);
    return new DataPlan.Column("c", "c", "category", false, List.of(), 0, high, location);
  }

  private static float[] encode(Vocabulary vocabulary, RawColumn.Names names) {
    RawColumn.Floats encoded =
        vocabulary.encode(names, new RawTable(names.rows(), List.of(names), row -> "row " + row));
    float[] values = new float[names.rows()];
    for (int i = 0; i < values.length; i++) {
      values[i] = encoded.value(i);
    }
    return values;
  }

  @Test
  void categoriesAreNumberedByFrequencyThenName() {
    RawColumn.Names names =
        new RawColumn.Names(new int[] {0, 1, 1, 2, 3}, List.of("d", "b", "c", "a"));
    RawTable table = new RawTable(5, List.of(names), row -> "");
    Part all = new Part("train", table, RowOrder.of(Dataset.inOrder(5)), Dataset.inOrder(5));
    assertThat(Vocabulary.fit(category(3), names, all).words()).containsExactly("b", "a", "c", "d");
    Vocabulary few = Vocabulary.fit(category(2), names, all);
    assertThat(few.words()).containsExactly("b", "a");
    assertThat(encode(few, names)).containsExactly(2, 0, 0, 2, 1);
  }

  @Test
  void aCategoryThatNoTrainingRowHasIsNamed() {
    RawColumn.Names names = new RawColumn.Names(new int[] {0, 1}, List.of("inland", "island"));
    RawTable table = new RawTable(2, List.of(names), row -> "");
    Part one = new Part("train", table, RowOrder.of(Dataset.inOrder(2)), new int[] {0});
    Vocabulary full = Vocabulary.fit(category(0), names, one);
    assertThatThrownBy(
            () -> full.encode(names, new RawTable(2, List.of(names), row -> "a.csv:" + row)))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a.csv:1: `c` is \"island\", which no training row has");
    Vocabulary room = Vocabulary.fit(category(3), names, one);
    assertThat(encode(room, names)).containsExactly(0, 3);
  }

  static List<Generator> generators() {
    return Generators.all();
  }

  @ParameterizedTest
  @MethodSource("generators")
  void generatorsMakeWhatTheySay(Generator generator) {
    Generator.Options options = Generators.options(generator, Map.of("rows", "30", "seed", "5"));
    List<float[]> values = generator.generate(options);
    List<Generator.Column> columns = generator.columns(options);
    assertThat(values).hasSameSizeAs(columns);
    for (int i = 0; i < values.size(); i++) {
      assertThat(values.get(i)).hasSize(30 * Tensor.size(columns.get(i).shape()));
      for (float value : values.get(i)) {
        assertThat(value).isFinite();
        int classes = columns.get(i).classes();
        assertThat(classes == 0 || (value >= 0 && value < classes && value == (int) value))
            .isTrue();
      }
    }
    assertThat(generator.generate(options).getFirst()).isEqualTo(values.getFirst());
    assertThat(generator.summary()).endsWith(".");
  }

  @ParameterizedTest
  @MethodSource("generators")
  void generatorsCheckTheirOptions(Generator generator) {
    assertThatThrownBy(() -> Generators.options(generator, Map.of("row", "3")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("did you mean `rows`?");
    assertThatThrownBy(() -> Generators.options(generator, Map.of("rows", "0")))
        .hasMessageContaining("a whole number from 1 to");
    assertThatThrownBy(() -> Generators.options(generator, Map.of("rows", "many")))
        .isInstanceOf(UserError.class);
  }

  @Test
  void aSineWaveCanHaveALength() {
    Generator sine = Generators.required("sine");
    Generator.Options options = Generators.options(sine, Map.of("length", "8", "noise", "0"));
    assertThat(sine.columns(options).getFirst().shape()).containsExactly(8, 1);
    assertThatThrownBy(() -> Generators.required("spirale"))
        .hasMessageContaining("did you mean `spiral`?");
  }
}
