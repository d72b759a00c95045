package nnet.examples.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;

/**
 * Random networks of all the constructs there are. Each is compiled, verified and run: derived
 * gradients against differences, float32 against float64, vectors against scalars, what was
 * optimised against what was written. {@code -Dnnet.networks=400} draws more of them.
 */
final class RandomNetworksProperties {
  private static final int ROUNDS = 5;
  private static final int NETWORKS = Integer.getInteger("nnet.networks", 40);

  /** Networks of one round are compiled by one call of javac. */
  @Property(
      tries = ROUNDS,
      seed = "20260301",
      edgeCases = EdgeCasesMode.NONE,
      shrinking = ShrinkingMode.OFF)
  void everyFormOfANetworkComputesTheSame(@ForAll("recipes") List<Recipe> recipes) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < recipes.size(); i++) {
      texts.add(NetworkText.of(recipes.get(i), "Random" + i));
    }
    List<Drawn> networks = Drawn.compiled(texts);
    StringBuilder wrong = new StringBuilder();
    for (int i = 0; i < networks.size(); i++) {
      int batch = 1 + recipes.get(i).batch() % 5;
      List<String> problems = networks.get(i).problems(batch);
      if (!problems.isEmpty()) {
        String found = String.join("\n", problems);
        wrong.append("with a batch of %d\n%s\n%s\n".formatted(batch, found, texts.get(i)));
      }
    }
    assertThat(wrong.toString()).isEmpty();
  }

  @Provide
  Arbitrary<List<Recipe>> recipes() {
    Arbitrary<Integer> number =
        Arbitraries.integers().between(0, 1000).withDistribution(RandomDistribution.uniform());
    Arbitrary<Recipe.Step> step = Combinators.combine(number, number, number).as(Recipe.Step::new);
    return Combinators.combine(number, step.list().ofMinSize(1).ofMaxSize(6), number, number)
        .as(Recipe::new)
        .list()
        .ofSize(Math.max(1, NETWORKS / ROUNDS));
  }
}
