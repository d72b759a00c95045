package nnet.compiler.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nnet.runtime.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What transforms make of the rows of a file: a network that is not trained passes it on. */
class TransformsTest {
  private static final String ROWS =
      """
      day,kind,a,b,y
      2024-01-01,red,1,,2
      2024-01-02,red,2,5,4
      2024-02-29T06:00:00,blue,4,7,8
      2024-03-03,green,8,,16
      2024-12-31,blue,100,9,32
      """;

  @TempDir Path folder;
  private int runs;

  /** Trains on the rows with this formula, and says what the network is given of other rows. */
  private List<double[]> seen(String type, String data, String rows) throws IOException {
    return results("x", model(type, "output seen = x", data, "y = y"), rows);
  }

  private static Model model(String type, String outputs, String data, String target) {
    String text =
        """
        network N {
            input  x: f32%s
            target y: f32
            param weight: f32 = zeros
            %s
            output p: f32 = weight + 0 * sum(x)
            loss = mse(p, y)
        }
        record Row { day: date  kind: category  a: f32  b: f32?  y: f32 }
        record Other { kind: category  price: f32 }
        data D {
            from csv("rows.csv") as Row
            %s
            %s
        }
        train N on D { optimizer: sgd(0) epochs: 1 batch: 8 }
        """
            .formatted(type, outputs, data, target);
    return TextModel.of(text);
  }

  /** In this process: a hundred processes for as many rows would take a minute. */
  private List<double[]> results(String name, Model model, String rows) throws IOException {
    Files.writeString(folder.resolve("rows.csv"), ROWS);
    String input = Files.writeString(folder.resolve("new.csv"), rows).toString();
    Path out = folder.resolve("out" + runs++);
    String from = folder.toString();
    Run trained = Run.told(model, "train", "--data-dir", from, "--out", out.toString(), "--quiet");
    assertThat(trained.err()).isEmpty();
    String weights = out.resolve("model.safetensors").toString();
    Path results = folder.resolve("results.csv");
    Run predicted =
        Run.told(
            model,
            "predict",
            "--weights",
            weights,
            "--data-dir",
            from,
            "--input",
            input,
            "--out",
            results.toString());
    assertThat(predicted.err()).isEmpty();
    List<String> lines = Files.readAllLines(results);
    List<String> header = List.of(lines.getFirst().split(","));
    return lines.stream()
        .skip(1)
        .map(line -> line.split(","))
        .map(fields ->
            IntStream.range(0, header.size())
                .filter(i -> header.get(i).startsWith(name.equals("x") ? "seen" : name))
                .mapToDouble(i -> Double.parseDouble(fields[i]))
                .toArray())
        .toList();
  }

  private List<double[]> seen(String type, String formula) throws IOException {
    return seen(type, formula, ROWS);
  }

  private static void equal(List<double[]> actual, double[]... expected) {
    assertThat(actual).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual.get(i))
          .as(Arrays.toString(actual.get(i)))
          .containsExactly(expected[i], within(1e-5));
    }
  }

  private static double[] row(double... values) {
    return values;
  }

  /** scikit-learn, RobustScaler: median 4, quartiles 2 and 8. */
  @Test
  void robustScaleUsesMedianAndQuartiles() throws IOException {
    equal(
        seen("[1]", "x = a -> robust_scale"),
        row(-0.5),
        row(-1 / 3.0),
        row(0),
        row(2 / 3.0),
        row(16));
  }

  @Test
  void gapsTakeAConstantAndAreMarked() throws IOException {
    equal(
        seen("[2]", "x = b -> impute(constant: -1, indicator: true)"),
        row(-1, 1),
        row(5, 0),
        row(7, 0),
        row(-1, 1),
        row(9, 0));
  }

  @Test
  void clippingAtNumbersAndAtQuantilesOfTheTrainingRows() throws IOException {
    equal(
        seen(
            "[3]",
            "x = concat(a -> clip(2, 8), a -> clip(high: 3), a -> clip(quantiles: [0.25, 0.75]))"),
        row(2, 1, 2),
        row(2, 2, 2),
        row(4, 3, 4),
        row(8, 3, 8),
        row(8, 3, 8));
  }

  @Test
  void partsOfDates() throws IOException {
    equal(
        seen(
            "[6]",
            "x = concat(year(day), month(day), day -> weekday, day -> day_of_year, day -> hour, day"
                + " / 1)"),
        row(2024, 1, 0, 1, 0, 19723),
        row(2024, 1, 1, 2, 0, 19724),
        row(2024, 2, 3, 60, 6, 19782),
        row(2024, 3, 6, 63, 0, 19785),
        row(2024, 12, 1, 366, 0, 20088));
  }

  @Test
  void aCircleHasNoEnd() throws IOException {
    List<double[]> seen =
        seen("[4]", "x = concat(month(day, cyclic: true), day -> hour(cyclic: true))");
    assertThat(seen.get(0)).containsExactly(row(0, 1, 0, 1), within(1e-6));
    assertThat(seen.get(2)).containsExactly(row(0.5, Math.sqrt(0.75), 1, 0), within(1e-6));
    assertThat(seen.get(4)).containsExactly(row(-0.5, Math.sqrt(0.75), 0, 1), within(1e-6));
  }

  @Test
  void categoriesInAGivenOrderAreNumbers() throws IOException {
    equal(
        seen("[1]", "x = kind -> ordinal(order: [\"green\", \"blue\", \"red\"])"),
        row(2),
        row(2),
        row(1),
        row(0),
        row(1));
  }

  private static final String UNKNOWN =
      """
      day,kind,a,b,y
      2024-01-01,red,1,,2
      2024-01-01,violet,1,,2
      """;

  @Test
  void unknownCategoriesByPolicy() throws IOException {
    equal(
        seen("[3]", "x = kind -> one_hot(at_most: 3, unknown: zero)", UNKNOWN),
        row(0, 1, 0),
        row(0, 0, 0));
    equal(
        seen("[3]", "x = kind -> one_hot(at_most: 3, unknown: own)", UNKNOWN),
        row(0, 1, 0),
        row(0, 0, 1));
  }

  @Test
  void rareCategoriesShareAPlace() throws IOException {
    equal(
        seen("[3]", "x = kind -> one_hot(at_most: 3, rare: 2)"),
        row(0, 1, 0),
        row(0, 1, 0),
        row(1, 0, 0),
        row(0, 0, 1),
        row(1, 0, 0));
  }

  @Test
  void changesLagsAndLogarithms() throws IOException {
    equal(
        seen(
            "[5]",
            "order by day\n"
                + "x = concat(differences(a), returns(a), log_returns(a), lags(a, [2, 0]))"),
        row(2, 1, Math.log(2), 1, 4),
        row(4, 1, Math.log(2), 2, 8),
        row(92, 11.5, Math.log(12.5), 4, 100));
  }

  /** Both ways to cut the windows out: a shorter one of longer ones, and the other way round. */
  @Test
  void aWindowOfWindows() throws IOException {
    equal(
        seen("[2]", "order by day\nx = history(mean(history(a, length: 3)), length: 2)"),
        row(7 / 3.0, 14 / 3.0),
        row(14 / 3.0, 112 / 3.0));
    equal(
        seen("[3]", "order by day\nx = history(sum(history(a, length: 2) * [1, 10]), length: 3)"),
        row(21, 42, 84),
        row(42, 84, 1008));
    equal(
        seen(
            "[2]",
            "order by day\nx = history(history(a, length: 2) -> differences -> sum, length: 2)"),
        row(3, 6),
        row(6, 96));
  }

  @Test
  void windowsHaveAPastAndAStride() throws IOException {
    equal(
        seen("[2, 1]", "order by day\nw = windows(concat(a), length: 2, stride: 2)\nx = w.past"),
        row(1, 2),
        row(2, 4),
        row(4, 8),
        row(8, 100));
  }

  /** The output is 0 always: the mean or the median in the unit of the file. */
  @Test
  void targetsComeBackInTheirOwnUnit() throws IOException {
    String x = "x = a";
    String p = "";
    double median =
        results("p", model("[1]", p, x, "y = y -> robust_scale(invert: true)"), ROWS).getFirst()[0];
    double least =
        results("p", model("[1]", p, x, "y = y -> min_max(invert: true)"), ROWS).getFirst()[0];
    double mean =
        results("p", model("[1]", p, x, "y = y -> standardize(invert: true)"), ROWS).getFirst()[0];
    String logarithms = "y = y -> log(invert: true) -> standardize(invert: true)";
    double geometric = results("p", model("[1]", p, x, logarithms), ROWS).getFirst()[0];
    assertThat(row(median, least, mean, geometric))
        .containsExactly(row(8, 2, 12.4, 8), within(1e-4));
  }

  /** The weight is not trained: the forecast is 12.4, the mean, in the unit of the file. */
  @Test
  void evaluationSaysTheErrorInTheOwnUnit() throws IOException {
    Model model = model("[1]", "", "x = a", "y = y -> standardize(invert: true)");
    results("p", model, ROWS);
    Run run =
        Run.told(
            model,
            "evaluate",
            "--weights",
            folder.resolve("out0/model.safetensors").toString(),
            "--data-dir",
            folder.toString(),
            "--format",
            "json");
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("\"y.mae\":9.2", "\"y.rmse\":10.9");
  }

  @Test
  void aFileOfSeveralSeriesNeedsGroups() throws IOException {
    String twice = ROWS + "2024-12-31,red,3,3,3\n";
    String text =
        """
        network N { input x: f32[1]  target y: f32  output p = x -> dense(1)  loss = mse(p, y) }
        record Row { day: date  a: f32 }
        data D {
            from csv("rows.csv") as Row
            order by day
            x = a
            y = ahead(a, 1)
        }
        train N on D { optimizer: sgd }
        """;
    String file = Files.writeString(folder.resolve("n.nnet"), text).toString();
    Files.writeString(folder.resolve("rows.csv"), twice);
    Run run = Run.of("train", file, "--data-dir", folder.toString(), "--quiet");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("rows.csv:7: `day` is the same as in", "rows.csv:6", "group by ticker");
  }

  @Test
  void anUnknownCategoryIsRefusedWhereThatIsDeclared() throws IOException {
    assertThatThrownBy(
            () -> seen("[3]", "x = kind -> one_hot(at_most: 3, unknown: error)", UNKNOWN))
        .hasMessageContaining("new.csv:3: `kind` is \"violet\", which no training row has");
  }

  private List<double[]> joined(String other) throws IOException {
    return joined(other, "day,kind,a,b,y,price\n2024-01-01,red,1,,2,5\n");
  }

  private List<double[]> joined(String other, String rows) throws IOException {
    Files.writeString(folder.resolve("other.csv"), other);
    return seen("[1]", "join csv(\"other.csv\") as Other on kind\nx = price -> min_max", rows);
  }

  @Test
  void aJoinAddsTheColumnsOfTheSameKey() throws IOException {
    equal(joined("kind,price\nblue,7\nred,3\ngreen,5\n"), row(0.5));
    equal(joined("kind,price\nblue,7\nred,3\ngreen,5\n", "kind\nred\nblue\n"), row(0), row(1));
  }

  @Test
  void aKeyIsThereOnceAndOnlyOnce() {
    assertThatThrownBy(() -> joined("kind,price\nblue,7\nblue,3\ngreen,5\n"))
        .hasMessageContaining("other.csv:3: `kind` is \"blue\", as in")
        .hasMessageContaining("other.csv:2");
    assertThatThrownBy(() -> joined("kind,price\nblue,7\ngreen,5\n"))
        .hasMessageContaining("rows.csv:2: `kind` is \"red\", which the joined file does not have");
  }

  @Test
  void aCategoryIsEmptyOnlyWhereThatIsDeclared() {
    String empty = "day,kind,a,b,y\n2024-01-01,,1,,2\n";
    assertThatThrownBy(() -> seen("[3]", "x = kind -> one_hot(at_most: 3)", empty))
        .hasMessageContaining(
            "new.csv:2:12: `kind` is empty; a column with gaps is declared `kind: category?`");
  }
}
