package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Statement;
import nnet.runtime.model.Decision;

/** The decisions of a network; they are read last, when its outputs and losses are known. */
final class Decisions {
  private final Elaborator elaborator;
  private final NetworkBody body;
  private final List<Written> written = new ArrayList<>();
  private final List<Decision> all = new ArrayList<>();
  private Optional<Span> fitted = Optional.empty();

  private record Written(Statement.Decision statement, Activation at) {}

  Decisions(Elaborator elaborator, NetworkBody body) {
    this.elaborator = elaborator;
    this.body = body;
  }

  void add(Statement.Decision statement, Activation at) {
    written.add(new Written(statement, at));
  }

  /** Nothing is known of the outputs of a network whose options are open. */
  void elaborate() {
    if (elaborator.workspace.symbolic) {
      return;
    }
    for (Written each : written) {
      new DecisionElaboration(elaborator, body, each.statement(), each.at())
          .decision(all)
          .ifPresent(decision -> {
            all.add(decision);
            if (decision.objective().isPresent() && fitted.isEmpty()) {
              fitted = Optional.of(each.statement().value().span());
            }
          });
    }
  }

  List<Decision> all() {
    return all;
  }

  /** Where the first one is whose threshold is fitted. */
  Optional<Span> fitted() {
    return fitted;
  }
}
