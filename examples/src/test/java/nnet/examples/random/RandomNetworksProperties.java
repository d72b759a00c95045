package nnet.examples.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/**
 * Random networks of all the constructs there are. Each is compiled, verified and run: derived
 * gradients against forward mode and differences, float32 against float64, vectors against scalars,
 * what was optimised against what was written. A network that fails is made as small as it can be,
 * and printed. {@code -Dnnet.networks=100000} draws more of them.
 */
final class RandomNetworksProperties {
  private static final int NETWORKS = Integer.getInteger("nnet.networks", 200);
  private static final long SEED = Long.getLong("nnet.networks.seed", 20260301);

  /** So many are compiled by one call of javac, and are then forgotten. */
  private static final int TOGETHER = 200;

  @Example
  void everyFormOfANetworkComputesTheSame() {
    RandomGenerator<Recipe> generator = Recipes.any().generator(1000, false);
    Random random = new Random(SEED);
    long begin = System.nanoTime();
    for (int done = 0; done < NETWORKS; done += TOGETHER) {
      int count = Math.min(TOGETHER, NETWORKS - done);
      check(generator.stream(random).limit(count).toList());
      double each = (System.nanoTime() - begin) / 1e6 / (done + count);
      System.out.printf("%d random networks checked, %.0f ms each%n", done + count, each);
    }
  }

  private static void check(List<Shrinkable<Recipe>> recipes) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < recipes.size(); i++) {
      texts.add(NetworkText.of(recipes.get(i).value(), "Random" + i));
    }
    List<Drawn> networks = Drawn.compiled(texts);
    List<Minimal> failures = new ArrayList<>();
    for (int i = 0; i < networks.size(); i++) {
      List<String> problems = networks.get(i).problems(recipes.get(i).value().examples());
      if (!problems.isEmpty()) {
        System.out.println(String.join("\n", problems) + "\n" + texts.get(i));
        if (!Boolean.getBoolean("nnet.raw")) failures.add(Minimal.of(recipes.get(i)));
      }
    }
    assertThat(failures).isEmpty();
  }
}
