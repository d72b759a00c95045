package nnet.compiler.elaborate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.TrainStatement;
import nnet.runtime.model.Training;

/** {@code start} and {@code renamed}: the weights that training begins with, by their paths. */
record StartElaboration(TrainSettings settings, Workspace network) {

  static Optional<Training.Start> start(TrainSettings settings) {
    return Optional.ofNullable(settings.start())
        .map(start -> {
          Name into = start.into();
          return new Training.Start(start.file().value(), into == null ? "" : into.text());
        });
  }

  static Map<String, String> renamed(TrainSettings settings) {
    Map<String, String> renamed = new TreeMap<>();
    settings.renamed().forEach(each -> renamed.put(each.from().value(), each.to().value()));
    return renamed;
  }

  /** What they name must be in the network. */
  void check() {
    List<String> paths = new ArrayList<>(network.parameters.keySet());
    paths.addAll(network.states.keySet());
    TrainStatement.Start start = settings.start();
    if (start != null && start.into() != null) {
      Name into = start.into();
      ParameterGroups.matched(
          settings, new Expression.StringLiteral(into.text(), into.span()), paths);
    }
    Map<String, String> known = new TreeMap<>();
    for (TrainStatement.Renamed renamed : settings.renamed()) {
      ParameterGroups.matched(settings, renamed.to(), paths);
      if (known.put(renamed.from().value(), renamed.to().value()) != null) {
        settings.elaborator.reports.error(
            settings.at,
            Code.DUPLICATE_NAME,
            renamed.span(),
            "\"" + renamed.from().value() + "\" is renamed twice");
      }
    }
  }
}
