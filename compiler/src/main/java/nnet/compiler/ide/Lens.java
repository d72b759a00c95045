package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.DefinitionKind;

/**
 * A line above a declaration that tells or does something.
 *
 * @param action what a click does; nothing where it only tells
 * @param name of the network
 */
public record Lens(Span span, String title, Optional<Action> action, String name) {

  /** What the editor is asked to do. */
  public enum Action {
    TRAIN,
    CHECK,
    GRAPH,
    GRADCHECK
  }

  public static List<Lens> of(Analysis analysis) {
    List<Lens> lenses = new ArrayList<>();
    for (Declaration declaration : analysis.syntax().declarations()) {
      switch (declaration) {
        case Definition definition when definition.kind() == DefinitionKind.NETWORK -> {
          total(analysis, definition).ifPresent(lenses::add);
          for (Action action : List.of(Action.CHECK, Action.GRAPH, Action.GRADCHECK)) {
            lenses.add(of(definition.name().span(), action, definition.name().text()));
          }
        }
        case Declaration.Train train ->
            lenses.add(of(train.network().span(), Action.TRAIN, train.network().text()));
        default -> {}
      }
    }
    return lenses;
  }

  private static Optional<Lens> total(Analysis analysis, Definition network) {
    long total = analysis.total(network.name().text());
    String title = Counts.text(total) + (total == 1 ? " parameter" : " parameters");
    return total == 0
        ? Optional.empty()
        : Optional.of(
            new Lens(network.name().span(), title, Optional.empty(), network.name().text()));
  }

  private static Lens of(Span span, Action action, String name) {
    String word = action.name().charAt(0) + action.name().substring(1).toLowerCase(Locale.ROOT);
    return new Lens(span, word, Optional.of(action), name);
  }
}
