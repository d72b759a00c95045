package nnet.examples.random;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/** Where recipes are drawn from. */
final class Recipes {
  private static final int STEPS = 7;

  private Recipes() {}

  static Arbitrary<Recipe> any() {
    Arbitrary<Integer> number =
        Arbitraries.integers().between(0, 1000).withDistribution(RandomDistribution.uniform());
    Arbitrary<Recipe.Step> step = Combinators.combine(number, number, number).as(Recipe.Step::new);
    return Combinators.combine(number, step.list().ofMinSize(1).ofMaxSize(STEPS), number, number)
        .as(Recipe::new);
  }
}
