package nnet.runtime.generate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.runtime.io.Weights;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Entry;
import nnet.runtime.model.Generation;
import nnet.runtime.model.Model;
import nnet.runtime.model.Schema;
import nnet.runtime.model.Slot;

/**
 * Generates tokens as a {@code generate} declaration says. One generator serves any number of
 * threads.
 *
 * <pre>{@code
 * TokenGenerator story = TokenGenerator.of(new CharModel(), weights, Optional.of("Story"));
 * int[] tokens = story.generate(new int[] {1, 2, 3}, 42);
 * }</pre>
 */
public final class TokenGenerator {
  private final Model model;
  private final Weights weights;
  private final Generation plan;
  private final Entry entry;

  private TokenGenerator(Model model, Weights weights, Generation plan) {
    this.model = model;
    this.weights = weights;
    this.plan = plan;
    entry = model.schema().entries().get(model.schema().entry(plan.entry()));
  }

  /**
   * @param name of the declaration; it may be left out where there is one only
   */
  public static TokenGenerator of(Model model, Weights weights, Optional<String> name) {
    return new TokenGenerator(model, weights, plan(model.schema(), name));
  }

  private static Generation plan(Schema schema, Optional<String> name) {
    List<Generation> plans = schema.generations();
    List<String> names = plans.stream().map(Generation::name).toList();
    if (plans.isEmpty()) {
      throw new UserError(
          "network %s generates nothing: %s has no `generate ... from %s`"
              .formatted(schema.network(), schema.source(), schema.network()));
    }
    if (name.isEmpty() && plans.size() > 1) {
      throw UserError.usage("say which with --name: " + String.join(", ", names));
    }
    String wanted = name.orElse(names.getFirst());
    return plans.stream()
        .filter(each -> each.name().equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            UserError.usage(
                "there is no `generate " + wanted + "`" + Suggestion.suffix(wanted, names)));
  }

  /** The most tokens that the declaration wants. */
  public int atMost() {
    return plan.atMost();
  }

  /** The input that takes the tokens. */
  public Slot token() {
    return slot(plan.token());
  }

  /** The tokens that follow these. */
  public int[] generate(int[] start, long seed) {
    return generate(start, Map.of(), seed, plan.atMost());
  }

  /**
   * The tokens that follow these.
   *
   * @param start at least one token; what a sequence lacks before it is token 0
   * @param given values of inputs by name: those that nothing is fed back into, and first values of
   *     the others, which are zeros else
   */
  public int[] generate(int[] start, Map<String, float[]> given, long seed, int atMost) {
    checkStart(start);
    checkGiven(given);
    int texts = plan.choice() instanceof Generation.Beam beam ? beam.width() : 1;
    Rollout rollout = new Rollout(model, weights, plan, texts, seed);
    given.forEach(rollout::give);
    begin(rollout, start, texts);
    return switch (plan.choice()) {
      case Generation.Greedy greedy ->
          oneByOne(rollout, (probabilities, at) -> Chooser.greatest(probabilities), atMost);
      case Generation.Sample sample ->
          oneByOne(rollout, new Sampler(sample, rollout.tokens(), seed), atMost);
      case Generation.Beam beam -> new BeamSearch(rollout, beam, plan.until()).search(atMost);
    };
  }

  private void checkStart(int[] start) {
    int tokens = token().classes();
    if (start.length == 0) {
      throw new UserError("a text begins with one token at least");
    }
    for (int token : start) {
      if (token < 0 || token >= tokens) {
        throw new UserError(
            "%d is no token of `%s`: they are 0 to %d".formatted(token, plan.token(), tokens - 1));
      }
    }
  }

  private void checkGiven(Map<String, float[]> given) {
    Slot token = token();
    List<String> names =
        entry.inputs().stream()
            .map(Slot::name)
            .filter(name -> !name.equals(token.name()) && !token.dims().contains(name))
            .toList();
    given.forEach((name, value) -> {
      if (!names.contains(name)) {
        throw new UserError("there is no input `" + name + "`" + Suggestion.suffix(name, names));
      }
      if (value.length != slot(name).size()) {
        throw new UserError(
            "input `%s` needs %d numbers, not %d".formatted(name, slot(name).size(), value.length));
      }
    });
    List<String> fed = plan.feedback().stream().map(Generation.Feedback::input).toList();
    for (String name : names) {
      if (!given.containsKey(name) && !fed.contains(name)) {
        throw new UserError(
            "input `%s` needs %d numbers%s"
                .formatted(name, slot(name).size(), Suggestion.suffix(name, given.keySet())));
      }
    }
  }

  private Slot slot(String input) {
    return entry.inputs().stream()
        .filter(slot -> slot.name().equals(input))
        .findFirst()
        .orElseThrow();
  }

  /** All but the last token go through the network only where something is fed back. */
  private static void begin(Rollout rollout, int[] start, int texts) {
    int[] same = Rollout.same(texts);
    for (int i = 0; i < start.length; i++) {
      if (i > 0 && rollout.hasFeedback()) {
        rollout.run();
        rollout.follow(same);
      }
      for (int text = 0; text < texts; text++) {
        rollout.push(text, start[i]);
      }
    }
  }

  private int[] oneByOne(Rollout rollout, Chooser chooser, int atMost) {
    int[] same = Rollout.same(1);
    int[] text = new int[atMost];
    double[] probabilities = new double[rollout.tokens()];
    int until = plan.until().orElse(-1);
    for (int count = 0; count < atMost; count++) {
      rollout.run();
      rollout.probabilities(0, probabilities, 0);
      int token = chooser.choose(probabilities, count);
      if (token == until) {
        return Arrays.copyOf(text, count);
      }
      text[count] = token;
      rollout.follow(same);
      rollout.push(0, token);
    }
    return text;
  }
}
