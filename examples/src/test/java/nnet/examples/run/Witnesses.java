package nnet.examples.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nnet.compiler.gradcheck.NetworkCheck;
import nnet.compiler.gradcheck.Point;
import nnet.compiler.graph.Program;

/** Float64 against differences; float32 in both forms against float64, the forms bit for bit. */
public final class Witnesses {
  private static final String MODE = "gradients_";

  private Witnesses() {}

  public static boolean hasGradients(Program program) {
    return program.entries().stream().anyMatch(entry -> entry.name().startsWith(MODE));
  }

  /**
   * @param written as it was elaborated
   * @param lowered with its derivatives
   */
  public static void check(Program written, Program lowered, Twins twins) {
    Point point = Point.random(lowered, twins.model(), 1);
    List<NetworkCheck.Row> rows =
        new NetworkCheck(written, lowered, twins.model(), point)
            .rows(1, "vector", Map.of("scalar", twins.scalarGradients(point)));
    assertThat(rows).as(written.source().name()).allMatch(NetworkCheck.Row::passes);
    for (Program.Entry entry : lowered.entries()) {
      if (entry.name().startsWith(MODE)) {
        Map<String, float[]> scalar = twins.scalar(entry.name(), point);
        twins
            .vector(entry.name(), point)
            .forEach((name, values) ->
                assertThat(values).as(entry.name() + " " + name).isEqualTo(scalar.get(name)));
      }
    }
    UpdateWitnesses.check(written, twins);
  }
}
