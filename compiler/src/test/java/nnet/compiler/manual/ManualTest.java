package nnet.compiler.manual;

import static org.assertj.core.api.Assertions.assertThat;

import nnet.compiler.syntax.Declaration.Definition;
import org.junit.jupiter.api.Test;

/** What the manual says of an entry. */
class ManualTest {
  @Test
  void anActivationShowsItsDerivedDerivative() {
    Definition swish =
        LibraryEntry.all().stream()
            .filter(entry -> entry.name().equals("swish"))
            .findFirst()
            .orElseThrow()
            .definition();
    assertThat(Slopes.of(swish))
        .containsExactly(
            "\\operatorname{swish}'(x) = a + x \\cdot a \\cdot \\left(1 - a\\right),"
                + "\\quad a = \\sigma\\left(x\\right)");
  }
}
