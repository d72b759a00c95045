package nnet.compiler.elaborate;

import java.util.Map;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.resolve.Definitions;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.DefinitionKind;

/** Checks each declaration by itself: networks with their defaults. */
final class DefinitionChecks {
  private final Definitions definitions;
  private final Diagnostics diagnostics;

  DefinitionChecks(Definitions definitions, Diagnostics diagnostics) {
    this.definitions = definitions;
    this.diagnostics = diagnostics;
  }

  void check(Declaration declaration) {
    switch (declaration) {
      case Definition definition when definition.kind() == DefinitionKind.NETWORK ->
          network(definition);
      case Definition definition -> {}
      case Declaration.Record row -> {}
      case Declaration.Data data -> new DataElaboration(definitions, diagnostics).check(data);
      case Declaration.Train train -> {}
      case Declaration.Generate generate -> {}
      case Declaration.Test test -> new TestElaboration(definitions, diagnostics, test).run();
      case Declaration.Import imported -> {}
      case Declaration.Language language -> {}
      case Declaration.Broken broken -> {}
    }
  }

  /** A network whose options all have defaults; what is required is checked where it is used. */
  private void network(Definition definition) {
    if (definition.options().stream().anyMatch(option -> option.initial() == null)) {
      return;
    }
    Workspace workspace = new Workspace(definitions, diagnostics, true, false);
    NetworkBody body = new NetworkBody(new Elaborator(workspace), definition);
    workspace.observation.evaluates(definition, false, workspace, () -> body.run(Map.of()));
    if (!body.failed() && body.outputs.isEmpty()) {
      diagnostics.add(
          Diagnostic.error(
                  Code.MISSING_PART,
                  definition.name().span(),
                  "the network `" + definition.name() + "` has no output")
              .help("name what it computes: output y = ..."));
    }
  }
}
