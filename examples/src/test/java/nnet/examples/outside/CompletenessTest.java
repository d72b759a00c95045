package nnet.examples.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every case from outside is in a table, or listed with the reason why it cannot be. */
final class CompletenessTest {
  private static final double MOST = 0.05;

  @Test
  void noCaseIsMissing() throws IOException {
    assertThat(Score.read(ReferenceCases.shared()).missing()).isEmpty();
  }

  @Test
  void fewCasesAreNotExpressible() throws IOException {
    Score score = Score.read(ReferenceCases.shared());
    assertThat(score.reasons().values()).noneMatch(String::isBlank);
    assertThat(score.reasons().keySet())
        .isSubsetOf(score.all())
        .doesNotContainAnyElementsOf(score.expressed())
        .hasSizeLessThanOrEqualTo((int) (MOST * score.all().size()));
  }

  @Test
  void noCaseIsThereTwice() throws IOException {
    List<String> names = CaseLine.all().stream().map(CaseLine::name).toList();
    Set<String> once = new HashSet<>();
    assertThat(names.stream().filter(name -> !once.add(name))).isEmpty();
  }
}
