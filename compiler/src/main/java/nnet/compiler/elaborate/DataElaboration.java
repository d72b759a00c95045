package nnet.compiler.elaborate;

import java.util.List;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.graph.Program;
import nnet.compiler.resolve.Definitions;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Body;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.DefinitionKind;
import nnet.runtime.model.DataPlan;
import org.jspecify.annotations.Nullable;

/** Elaborates a {@code data} declaration for the network that trains on it. */
final class DataElaboration {
  private final Elaborator elaborator;
  private final Definitions definitions;

  /**
   * The plan for the runtime, the entry of the row formulas and the states of fitted transforms.
   */
  record Elaborated(DataPlan plan, Program.Entry entry, List<Program.State> states) {}

  DataElaboration(Definitions definitions, Diagnostics diagnostics) {
    elaborator = new Elaborator(new Workspace(definitions, diagnostics, true, false));
    this.definitions = definitions;
  }

  /** Empty where something is wrong, which is reported, or where there is no network to bind. */
  Optional<Elaborated> of(Declaration.Train train, @Nullable NetworkBody network) {
    Declaration.Data data = definitions.data(train.data());
    if (data == null && definitions.isBroken(train.data())) {
      return Optional.empty();
    }
    if (data == null) {
      elaborator.reports.unknownName(
          at(train.data().text(), train.data().span()),
          Code.UNKNOWN_NAME,
          train.data().span(),
          "there is no data",
          train.data().text(),
          definitions.dataNames(train.data().span().file()));
      return Optional.empty();
    }
    return block(data, network).elaborate();
  }

  /** Finds what is wrong whatever network trains on it. */
  void check(Declaration.Data data) {
    block(data, null).elaborate();
  }

  private DataBlock block(Declaration.Data data, @Nullable NetworkBody network) {
    return new DataBlock(elaborator, at(data.name().text(), data.name().span()), data, network);
  }

  /** An activation for formulas of rows: they belong to no definition. */
  private static Activation at(String name, Span span) {
    Definition owner =
        new Definition(
            DefinitionKind.FUNCTION,
            new nnet.compiler.syntax.Name(name, span),
            List.of(),
            List.of(),
            List.of(),
            null,
            List.of(),
            new Body.Missing(),
            null,
            "",
            span);
    return Activation.of(owner, new Frame("data", null), new Scope(null), "data", null);
  }
}
