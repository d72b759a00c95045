package nnet.compiler.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.emit.Loaded;
import nnet.compiler.gradcheck.NetworkCheck.Row;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.source.SourceFile;
import nnet.runtime.model.Model;
import org.junit.jupiter.api.Test;

/** Right derivatives pass, wrong ones do not. */
class NetworkCheckTest {
  private static final Program WRITTEN =
      written(
          """
          network Two {
              input  x: f32[3]
              target y: f32[3]
              h = x -> first: dense(3) -> sigmoid
              output z = h -> second: dense(3)
              loss = mse(z, y)
          }
          """);
  private static final Program PROGRAM = Compiler.lower(WRITTEN);
  private static final Model MODEL = Loaded.model(Compiler.emit(PROGRAM));

  @Test
  void rightGradientsPass() {
    List<Row> rows = rows(PROGRAM, MODEL);
    assertThat(rows).allMatch(Row::passes).isNotEmpty();
    assertThat(rows).extracting(Row::path).contains("h.first.weight", "z.second.offset", "x");
  }

  @Test
  void aGradientOfAnotherParameterIsCaughtByDifferences() {
    List<Row> wrong =
        rows(changed(NetworkCheckTest::swapped), MODEL).stream()
            .filter(row -> !row.agrees())
            .toList();
    assertThat(wrong)
        .extracting(Row::path)
        .containsOnly("h.first.offset", "z.second.offset")
        .isNotEmpty();
  }

  @Test
  void codeThatComputesSomethingElseIsCaught() {
    Model wrong = Loaded.model(Compiler.emit(changed(NetworkCheckTest::swapped)));
    List<Row> rows = rows(PROGRAM, wrong);
    assertThat(rows).allMatch(Row::agrees);
    assertThat(rows.stream().filter(row -> !row.passes()).map(Row::path))
        .containsOnly("h.first.offset", "z.second.offset")
        .isNotEmpty();
  }

  @Test
  void aGradientThatIsMissingIsCaught() {
    NetworkCheck check = new NetworkCheck(WRITTEN, PROGRAM, MODEL, Point.random(PROGRAM, MODEL, 1));
    List<Row> rows = check.rows(1, "own", Map.of("other", mode -> Map.of()));
    assertThat(rows).noneMatch(Row::passes).isNotEmpty();
  }

  @Test
  void whereAGradientStopsOnPurposeDifferencesStopToo() {
    Program written =
        written(
            """
            network Stopped {
                input  x: f32[3]
                output z = x -> dense(2) -> tanh
                loss = mean((z - stop_gradient(2 * z)) ^ 2)
            }
            """);
    Program program = Compiler.lower(written);
    Model model = Loaded.model(Compiler.emit(program));
    List<Row> rows =
        new NetworkCheck(written, program, model, Point.random(program, model, 1))
            .rows(1, "own", Map.of());
    assertThat(rows).allMatch(Row::passes).isNotEmpty();
  }

  private static Program written(String text) {
    return Compiler.check(new SourceFile("test.nnet", text), Request.DEFAULT)
        .program()
        .orElseThrow();
  }

  private static List<Row> rows(Program program, Model model) {
    return new NetworkCheck(WRITTEN, program, model, Point.random(program, model, 1))
        .rows(1, "own", Map.of());
  }

  private static Program changed(UnaryOperator<Region> change) {
    return PROGRAM.withEntries(
        PROGRAM.entries().stream()
            .map(entry -> entry.withBody(change.apply(entry.body())))
            .toList());
  }

  /** The gradients of the two offsets change places. */
  private static Region swapped(Region body) {
    Map<String, Result> gradients =
        body.results(Result.Kind.GRADIENT).stream()
            .collect(Collectors.toMap(Result::path, result -> result));
    List<Result> results = body.results().stream().map(each -> swapped(each, gradients)).toList();
    return new Region(body.name(), body.formals(), body.nodes(), results);
  }

  private static Result swapped(Result result, Map<String, Result> gradients) {
    String other =
        switch (result.path()) {
          case "h.first.offset" -> "z.second.offset";
          case "z.second.offset" -> "h.first.offset";
          default -> result.path();
        };
    Result taken = gradients.get(other);
    return result.kind() != Result.Kind.GRADIENT || taken == null
        ? result
        : new Result(taken.value(), result.kind(), result.path());
  }
}
