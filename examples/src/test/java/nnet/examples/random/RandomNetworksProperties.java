package nnet.examples.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/**
 * Random networks of all the constructs there are. Each is compiled, verified and run: derived
 * gradients against forward mode and differences, float32 against float64, vectors against scalars,
 * what was optimised against what was written. A network that fails is made as small as it can be,
 * and printed. Each has a seed of its own, so that a long run can be cut into pieces: {@code
 * -Dnnet.networks=100000 -Dnnet.networks.from=40000} draws the networks from 40000 to 99999.
 */
final class RandomNetworksProperties {
  private static final int FROM = Integer.getInteger("nnet.networks.from", 0);
  private static final int TO = Integer.getInteger("nnet.networks", 200);
  private static final long SEED = Long.getLong("nnet.networks.seed", 20260301);

  /** Every so manieth has loops with vectors; kernels with vectors are in all of them. */
  private static final int VECTORS = Integer.getInteger("nnet.networks.vectors", 1);

  /** So many are compiled by one call of javac, and are then forgotten. */
  private static final int TOGETHER = 200;

  @Example
  void everyFormOfANetworkComputesTheSame() {
    RandomGenerator<Recipe> generator = Recipes.any().generator(1000, false);
    List<Minimal> failures = new ArrayList<>();
    long begin = System.nanoTime();
    for (int from = FROM; from < TO; from += TOGETHER) {
      int to = Math.min(TO, from + TOGETHER);
      failures.addAll(check(IntStream.range(from, to).mapToObj(i -> drawn(generator, i)).toList()));
      System.out.printf(
          "random networks %d to %d checked, %.0f ms each, %d failed%n",
          FROM, to - 1, (System.nanoTime() - begin) / 1e6 / (to - FROM), failures.size());
    }
    assertThat(failures).isEmpty();
  }

  private static Shrinkable<Recipe> drawn(RandomGenerator<Recipe> generator, int number) {
    return generator.next(new Random(new SplittableRandom(SEED + number).nextLong()));
  }

  private static List<Minimal> check(List<Shrinkable<Recipe>> recipes) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < recipes.size(); i++) {
      texts.add(NetworkText.of(recipes.get(i).value(), "Random" + i));
    }
    List<Drawn> networks = Drawn.compiled(texts, VECTORS);
    List<Minimal> failures = new ArrayList<>();
    for (int i = 0; i < networks.size(); i++) {
      List<String> problems = networks.get(i).problems(recipes.get(i).value().examples());
      if (!problems.isEmpty()) {
        System.out.println(String.join("\n", problems) + "\n" + texts.get(i));
        failures.add(Minimal.of(recipes.get(i)));
        System.out.println(failures.getLast());
      }
    }
    return failures;
  }
}
