package nnet.compiler.ide;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.resolve.Definitions;
import nnet.compiler.resolve.Lookup;
import nnet.compiler.resolve.Step;
import nnet.compiler.source.Moves;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;

/**
 * What is known of another version of a text: a step finds the same where its declaration and all
 * that it looks up are written alike, at the places where they stand now.
 */
final class Reuse {
  private final Moves moves;
  private final Map<Key, Facts> known = new HashMap<>();

  /** A step by the place of its declaration. */
  record Key(Step.What what, Place declaration) {
    static Key of(Step step) {
      return new Key(step.what(), Place.of(step.declaration().span()));
    }
  }

  /**
   * @param moves from the version in which the steps were made
   */
  Reuse(Moves moves, Map<Key, Facts> steps) {
    this.moves = moves;
    steps.forEach((step, facts) ->
        step.declaration()
            .moved(moves)
            .ifPresent(place -> known.put(new Key(step.what(), place), facts)));
  }

  /** What a step finds; empty where that is not known. */
  Optional<Facts> of(Step step, Definitions definitions) {
    Facts facts = known.get(Key.of(step));
    return facts == null || !holds(facts, definitions)
        ? Optional.empty()
        : moved(facts, definitions);
  }

  private boolean holds(Facts facts, Definitions definitions) {
    return facts.answers.entrySet().stream()
        .allMatch(each ->
            definitions.knows(each.getKey())
                && same(each.getValue(), answer(each.getKey(), definitions)));
  }

  private static Optional<Object> answer(Lookup lookup, Definitions definitions) {
    return Optional.ofNullable(definitions.answer(lookup));
  }

  private boolean same(Optional<Object> before, Optional<Object> now) {
    if (before.orElse(null) instanceof Declaration was) {
      Optional<Span> place = moves.of(was.span());
      return now.orElse(null) instanceof Declaration is
          && place.filter(is.span()::equals).isPresent();
    }
    return before.equals(now);
  }

  private Optional<Facts> moved(Facts facts, Definitions definitions) {
    Facts moved = new Facts();
    boolean all =
        move(facts.outside, moved.outside)
            && move(facts.globals, moved.globals, definition -> now(definition, definitions));
    for (Map.Entry<String, Run> each : facts.runs.entrySet()) {
      all = all && move(each.getValue(), moved.run(each.getKey(), each.getValue().chosen));
    }
    for (Diagnostic diagnostic : facts.diagnostics) {
      Optional<Diagnostic> there = diagnostic.moved(moves);
      there.ifPresent(moved.diagnostics::add);
      all = all && there.isPresent();
    }
    facts.answers.keySet().forEach(key -> moved.answers.put(key, answer(key, definitions)));
    return all ? Optional.of(moved) : Optional.empty();
  }

  private static Definition now(Definition before, Definitions definitions) {
    Lookup lookup = new Lookup(Lookup.Kind.DEFINITION, before.name().text(), Optional.empty());
    return definitions.answer(lookup) instanceof Definition definition ? definition : before;
  }

  private boolean move(Run from, Run to) {
    to.total = from.total;
    return move(from.seen, to.seen, UnaryOperator.identity())
        && move(from.parameters, to.parameters, UnaryOperator.identity());
  }

  private <T> boolean move(Map<Place, T> from, Map<Place, T> to, UnaryOperator<T> now) {
    for (Map.Entry<Place, T> each : from.entrySet()) {
      Optional<Place> place = each.getKey().moved(moves);
      if (place.isEmpty()) {
        return false;
      }
      to.put(place.get(), now.apply(each.getValue()));
    }
    return true;
  }
}
