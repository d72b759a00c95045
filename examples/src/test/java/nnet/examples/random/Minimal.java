package nnet.examples.random;

import java.util.Iterator;
import java.util.List;
import net.jqwik.api.Shrinkable;

/**
 * The smallest network near a failing one that still fails.
 *
 * @param text of a file
 */
record Minimal(String text, int batch, List<String> problems) {
  /** Each is compiled by itself, which takes its time. */
  private static final int MOST = 300;

  /** Goes from recipe to smaller recipe as long as one fails. */
  static Minimal of(Shrinkable<Recipe> failing) {
    Shrinkable<Recipe> best = failing;
    Iterator<Shrinkable<Recipe>> smaller = best.shrink().iterator();
    for (int tried = 0; tried < MOST && smaller.hasNext(); tried++) {
      Shrinkable<Recipe> candidate = smaller.next();
      if (!problems(candidate.value()).isEmpty()) {
        best = candidate;
        smaller = best.shrink().iterator();
      }
    }
    Recipe recipe = best.value();
    return new Minimal(text(recipe), recipe.examples(), problems(recipe));
  }

  private static String text(Recipe recipe) {
    return NetworkText.of(recipe, "Minimal");
  }

  private static List<String> problems(Recipe recipe) {
    return Drawn.compiled(List.of(text(recipe)), 1).getFirst().problems(recipe.examples());
  }

  /** Ready to become a test: a file, and what is wrong with it. */
  @Override
  public String toString() {
    return "// minimal.nnet, with a batch of %d:\n// %s\n%s"
        .formatted(batch, String.join("\n// ", problems).replace("\n", "\n// "), text);
  }
}
