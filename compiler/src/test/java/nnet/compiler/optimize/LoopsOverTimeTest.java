package nnet.compiler.optimize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.elaborate.Request;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Call;
import nnet.compiler.graph.Operation.ResultRole;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;

/** What is left inside a scan, and what is done for all steps at once before and after it. */
class LoopsOverTimeTest {
  @Test
  void theInputOfAllStepsIsOneProduct() {
    assertThat(productsInScans(lowered("rnn(4)"), "predict")).containsExactly(1);
    assertThat(productsInScans(lowered("lstm(4)"), "predict")).containsExactly(1);
  }

  @Test
  void gradientsOfWeightsAreOneProductAfterTheLoop() {
    Program program = lowered("lstm(4)");
    assertThat(productsInScans(program, "gradients_train")).containsExactly(1, 1);
    assertThat(scans(entry(program, "gradients_train")))
        .noneMatch(scan -> scan.resultRoles().contains(ResultRole.SUMMED));
  }

  @Test
  void whatDependsOnTheLastStepStays() {
    Program program = lowered("gru(4, reset_after: false)");
    assertThat(productsInScans(program, "predict")).containsExactly(2);
  }

  private static Program lowered(String layer) {
    String text =
        """
        network Series {
            input  series: f32[5, 3]
            target next:   f32[2]
            h = series -> %s
            output value = h -> dense(2)
            loss = mse(value, next)
        }
        """
            .formatted(layer);
    SourceFile file = new SourceFile("series.nnet", text);
    Compilation compilation = Compiler.check(file, Request.DEFAULT);
    assertThat(compilation.diagnostics().sorted()).isEmpty();
    return Compiler.lower(compilation.program().orElseThrow());
  }

  private static Region entry(Program program, String name) {
    return program.entries().stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow()
        .body();
  }

  private static List<Integer> productsInScans(Program program, String entry) {
    return scans(entry(program, entry)).stream()
        .map(scan ->
            (int) scan.body().nodes().stream().filter(node -> node.applies("matmul")).count())
        .toList();
  }

  private static List<Scan> scans(Region region) {
    List<Scan> found = new ArrayList<>();
    for (Node node : region.nodes()) {
      if (node.operation() instanceof Scan scan) {
        found.add(scan);
      } else if (node.operation() instanceof Call call) {
        found.addAll(scans(call.region()));
      }
    }
    return found;
  }
}
