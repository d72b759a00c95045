package nnet.examples.course;

import static org.assertj.core.api.Assertions.assertThat;

import nnet.examples.course.Expected.Count;
import nnet.examples.course.Expected.Measure;
import nnet.runtime.io.JsonReader;
import org.junit.jupiter.api.Test;

/** What the record takes from a line of {@code nnet test --format json}. */
final class ExpectedTest {

  private static Expected of(String test, String expectation, String where, double expected) {
    String line =
        """
        {"test":"%s","expectation":"%s","where":"%s","found":1234.56789,"expected":%s}
        """
            .formatted(test, expectation, where, expected);
    return Expected.of(JsonReader.parse(line, "a line")).orElseThrow();
  }

  @Test
  void countsAreOfANetworkWithItsOptions() {
    assertThat(of("sizes", "parameters(Xor(hidden: hidden)) == 4 * hidden + 1", "hidden = 2", 9))
        .isEqualTo(new Count("Xor(hidden: 2)", "1,234", ""));
    assertThat(of("as published", "parameters(Mnist) == 407_050", "", 407050))
        .isEqualTo(new Count("Mnist", "1,234", "1,234"));
  }

  @Test
  void measuresHaveTheirBar() {
    assertThat(of("", "trained(Xor).test.accuracy >= 0.9", "", 0.9))
        .isEqualTo(new Measure("Xor", "test.accuracy", ">= 0.9", "1235"));
    assertThat(
            of(
                "",
                "trained(Xor, hidden: h, o: adam(1e-2)).test.stop.cost ~= 1 within 2",
                "h = 3",
                1))
        .isEqualTo(
            new Measure(
                "Xor(hidden: 3, o: adam(1e-2))", "test.stop.cost", "~= 1 within 2", "1235"));
    assertThat(of("", "trained(Xor).test.loss < trained(And).test.loss", "", 0.25))
        .isEqualTo(new Measure("Xor", "test.loss", "< 0.25", "1235"));
  }

  @Test
  void anythingElseOnlyHolds() {
    String line = "{\"test\":\"a\",\"expectation\":\"gradients(Xor)\",\"where\":\"\"}";
    assertThat(Expected.of(JsonReader.parse(line, "a line"))).isEmpty();
  }
}
