package nnet.examples.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nnet.examples.Compiled;
import nnet.examples.SharedData;
import nnet.runtime.model.Progress;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Schedules against PyTorch's: the learning rate of each of 60 steps. */
final class ScheduleCurvesTest {
  private static final Pattern CURVE =
      Pattern.compile(
          "\"(\\w+)\"\\s*:\\s*\\{\\s*\"base_lr\".*?\"lr\"\\s*:\\s*\\[(.*?)]", Pattern.DOTALL);

  private static final String NETWORK =
      """
      network Trace {
          input  x: f32[2]
          target t: f32
          output y = x -> dense(1)
          loss = mse(y, t)
      }
      data Made { from linear(rows: 8, features: 2) t = y }
      train Trace on Made { optimizer: sgd(SCHEDULE) batch: all }
      """;

  @TestFactory
  Stream<DynamicTest> everyCurve() throws IOException {
    Path file =
        SharedData.project().resolve("../shared/reference/cases/lr_curves.json").normalize();
    Assumptions.assumeTrue(Files.exists(file), () -> "skipped: no " + file);
    List<ScheduleLine> lines = ScheduleLine.all();
    List<DynamicTest> tests = new ArrayList<>();
    Matcher curves = CURVE.matcher(Files.readString(file));
    while (curves.find()) {
      String name = curves.group(1);
      double[] rates =
          Arrays.stream(curves.group(2).split(",", -1)).mapToDouble(Double::parseDouble).toArray();
      tests.add(DynamicTest.dynamicTest(name, () -> check(line(name, lines), rates)));
    }
    assertThat(tests).hasSameSizeAs(lines);
    return tests.stream();
  }

  private static ScheduleLine line(String name, List<ScheduleLine> lines) {
    return lines.stream()
        .filter(line -> line.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no line for " + name));
  }

  private static void check(ScheduleLine line, double... rates) {
    String text = line.definitions() + "\n" + NETWORK.replace("SCHEDULE", line.schedule());
    Compiled compiled = Compiled.text(line.name() + ".nnet", text);
    for (int step = 1; step <= rates.length; step++) {
      double[] values = new double[1];
      compiled.model().options(0, new Progress(step, rates.length, 0, Double.NaN), values);
      assertThat(values[0]).as("step %d", step).isCloseTo(rates[step - 1], Offset.offset(1e-12));
    }
  }
}
