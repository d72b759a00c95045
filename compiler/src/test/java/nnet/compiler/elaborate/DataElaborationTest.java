package nnet.compiler.elaborate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Program.SlotSpec;
import nnet.compiler.source.SourceFile;
import nnet.runtime.model.DataPlan;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;
import org.junit.jupiter.api.Test;

/** What a data block tells the runtime. */
class DataElaborationTest {
  private static final String ROW =
      """
      record Row { day: date  a: f32  b: f32?  kind: category  n: i32  c: f32 }
      """;

  private static Program program(String network, String data) {
    String text =
        "network N {\n" + network + "}\n" + ROW + data + "\ntrain N on D { optimizer: adam }\n";
    Compilation compilation = Compiler.check(new SourceFile("d.nnet", text), Request.DEFAULT);
    assertThat(compilation.diagnostics().sorted()).isEmpty();
    return compilation.program().orElseThrow();
  }

  private static Program regression(String inputs, String data) {
    return program(
        inputs
            + """
              target y: f32
              output p = x -> dense(1)
              loss = mse(p, y)
            """,
        data);
  }

  private static DataPlan plan(Program program) {
    return program.data().orElseThrow();
  }

  private static List<SlotSpec> outputs(Program program) {
    return program.entries().stream()
        .filter(each -> each.name().equals("data"))
        .findFirst()
        .orElseThrow()
        .outputs();
  }

  private static DataPlan.Column column(Program program, String name) {
    return plan(program).columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void sourcesAndSplit() {
    Program program =
        regression(
            "input x: f32[2]\n",
            """
            data D {
                from csv("rows.csv", separator: ";", header: false) as Row
                test from csv("test/rows.csv")
                split in_order: train 0.7, gap 5, validation 0.2
                x = concat(a, n)
                y = c
            }\
            """);
    assertThat(plan(program).sources())
        .containsExactly(
            new DataPlan.Source(
                "main", "csv", Map.of("path", "rows.csv", "separator", ";", "header", "false")),
            new DataPlan.Source("test", "csv", Map.of("path", "test/rows.csv")));
    assertThat(plan(program).split())
        .contains(
            new DataPlan.Split(
                "in_order", 0, Map.of("train", 0.7, "validation", 0.2), 5, Optional.empty()));
  }

  @Test
  void transformsAreFittedAndATargetComesBack() {
    Program program =
        regression(
            "input x: f32[8]\n",
            """
            data D {
                from csv("rows.csv") as Row
                x = concat(a -> log -> standardize, b -> impute(median, indicator: true),
                           kind -> one_hot(at_most: 4), n -> min_max)
                y = c -> standardize(invert: true)
            }\
            """);
    assertThat(plan(program).fits())
        .extracting(DataPlan.Fit::kind, DataPlan.Fit::states)
        .containsExactly(
            tuple(
                "standardize", List.of("data.x.standardize.mean", "data.x.standardize.deviation")),
            tuple("median", List.of("data.x.impute.median")),
            tuple("min_max", List.of("data.x.min_max.least", "data.x.min_max.width")),
            tuple(
                "standardize", List.of("data.y.standardize.mean", "data.y.standardize.deviation")));
    assertThat(plan(program).inversions())
        .containsExactly(
            new DataPlan.Inversion(
                "p",
                "y",
                List.of(
                    new DataPlan.Step(
                        "scale",
                        List.of("data.y.standardize.deviation", "data.y.standardize.mean")))));
    assertThat(program.states())
        .filteredOn(state -> state.kind() == Schema.State.Kind.FITTED)
        .hasSize(7);
    assertThat(outputs(program))
        .extracting(SlotSpec::name, SlotSpec::kind)
        .contains(
            tuple("x", Slot.Kind.INPUT),
            tuple("y", Slot.Kind.TARGET),
            tuple("data.x.standardize", Slot.Kind.FIT));
    assertThat(column(program, "kind").high()).isEqualTo(3);
  }

  @Test
  void onlyWhatReachesTheNetworkIsFitted() {
    Program program =
        regression(
            "input x: f32[1]\n",
            """
            data D {
                from csv("rows.csv") as Row
                unused = a -> standardize
                x = a
                y = n
            }\
            """);
    assertThat(plan(program).fits()).isEmpty();
    assertThat(program.states()).noneMatch(state -> state.kind() == Schema.State.Kind.FITTED);
  }

  @Test
  void windowsReachBackAndAhead() {
    Program program =
        regression(
            "input w: f32[10, 2]\nx = w -> flatten\n",
            """
            data D {
                from csv("rows.csv") as Row
                order by day
                split in_order: train 0.8, test 0.2
                w = history(standardize(a, n), length: 10)
                y = ahead(a -> standardize(invert: true), 3)
            }\
            """);
    assertThat(plan(program).order().columns()).containsExactly("day", "day.second_of_day");
    assertThat(plan(program).windows())
        .containsExactlyInAnyOrder(
            new DataPlan.Window("a[-9..0]", "a", -9, 0),
            new DataPlan.Window("n[-9..0]", "n", -9, 0),
            new DataPlan.Window("a[3]", "a", 3, 3));
    assertThat(plan(program).inversions()).hasSize(1);
  }

  @Test
  void labelsAndRangesAreFactsToBeChecked() {
    Program program =
        program(
            """
              input  x: unit[2]
              target y: class(3)
              output p: simplex(3) = x -> dense(3) -> softmax
              loss = cross_entropy(p, y)
            """,
            """
            data D {
                from csv("rows.csv") as Row
                x = concat(a, a)
                y = n
            }\
            """);
    DataPlan.Column n = column(program, "n");
    assertThat(n.type()).isEqualTo("class");
    assertThat(List.of(n.low(), n.high())).containsExactly(0.0, 2.0);
    assertThat(plan(program).bounds())
        .extracting(DataPlan.Bound::name, DataPlan.Bound::low, DataPlan.Bound::high)
        .containsExactly(tuple("x", 0.0, 1.0));
  }

  @Test
  void filesOfImagesTakeTheShapeOfTheirInput() {
    Program program =
        program(
            """
              input  image: unit[4, 5]
              target digit: class(10)
              output p: simplex(10) = image -> flatten -> dense(10) -> softmax
              loss = cross_entropy(p, digit)
            """,
            """
            data D {
                from idx(images: "images.gz", labels: "labels.gz")
                scaled = images / 255
                image = scaled
                digit = labels
            }\
            """);
    assertThat(column(program, "images").shape()).containsExactly(4, 5);
    assertThat(column(program, "labels").shape()).isEmpty();
    assertThat(plan(program).bounds()).isEmpty();
    assertThat(plan(program).sources().getFirst().arguments())
        .contains(entry("images", "images.gz"), entry("labels", "labels.gz"));
  }

  @Test
  void aColumnThatIsCalledLikeAnInputNeedsNoFormula() {
    Program program =
        regression("input x: f32[2]\n", "data D { from linear(features: 2, seed: 3) }");
    assertThat(outputs(program)).extracting(SlotSpec::name).containsExactly("x", "y");
    assertThat(plan(program).sources().getFirst().arguments())
        .containsOnly(entry("features", "2"), entry("seed", "3"));
  }

  private static Program labelled(String inputs, String of, String data) {
    return program(
        inputs
            + "target kind: class(2)\n"
            + "output p: simplex(2) = %s -> flatten -> dense(2) -> softmax\n".formatted(of)
            + "loss = cross_entropy(p, kind)\n",
        data);
  }

  @Test
  void textsAreColumnsOfTokens() {
    Program program =
        labelled(
            "dim T <= 6\ninput words: class(50)[T]\ninput letters: class(20)[9]\n",
            "(mean(words -> embedding(2), axis: 0) + mean(letters -> embedding(2), axis: 0))",
            """
            data D {
                from lines("a.txt")
                words   = tokenize(text, at_most: 50, length: 6)
                T       = token_count(text, length: 6)
                letters = text -> tokenize(by: characters, lower: false, at_most: 20, length: 9)
                kind    = label
            }\
            """);
    assertThat(plan(program).columns())
        .extracting(DataPlan.Column::header, DataPlan.Column::type, DataPlan.Column::shape)
        .containsExactly(
            tuple("text", "text", List.of()),
            tuple("label", "label", List.of()),
            tuple("text", "text", List.of(6)),
            tuple("text", "text", List.of()),
            tuple("text", "text", List.of(9)));
    assertThat(plan(program).columns())
        .extracting(DataPlan.Column::tokens)
        .containsExactly(
            Optional.empty(),
            Optional.empty(),
            Optional.of(new DataPlan.Tokens("words", true, false)),
            Optional.of(new DataPlan.Tokens("words", true, true)),
            Optional.of(new DataPlan.Tokens("characters", false, false)));
    assertThat(plan(program).columns().get(2).high()).isEqualTo(49);
    assertThat(plan(program).columns().get(1).high()).isEqualTo(1);
  }

  @Test
  void imagesHaveTheColoursOfTheInput() {
    Program program =
        labelled(
            "input image: unit[28, 24, 3]\n",
            "image",
            "data D { from images(\"pets\", size: [28, 24])  kind = label }");
    DataPlan.Column image = column(program, "image");
    assertThat(image.shape()).containsExactly(28, 24, 3);
    assertThat(image.low()).isZero();
    assertThat(image.high()).isEqualTo(1);
    assertThat(plan(program).sources().getFirst().arguments())
        .containsOnly(entry("path", "pets"), entry("size", "28x24"));
  }

  @Test
  void arraysHaveTheTypeOfWhatIsMadeOfThem() {
    Program program =
        labelled(
            "input image: f32[8, 8]\n",
            "image",
            """
            data D {
                from npz("digits.npz", images: "x_train", labels: "y_train")
                test from npz("digits.npz", images: "x_test", labels: "y_test")
                image = images / 16
                kind  = labels
            }\
            """);
    assertThat(column(program, "images").type()).isEqualTo("f32");
    assertThat(column(program, "images").shape()).containsExactly(8, 8);
    assertThat(column(program, "labels").type()).isEqualTo("class");
    assertThat(column(program, "labels").high()).isEqualTo(1);
  }
}
