package nnet.compiler.elaborate;

import java.util.List;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.graph.Program;
import nnet.compiler.resolve.Definitions;
import nnet.compiler.syntax.Declaration;
import nnet.runtime.model.DataPlan;

/** Elaborates a {@code data} declaration for the network that trains on it. */
final class DataElaboration {
  private final Elaborator elaborator;
  private final Definitions definitions;
  private final Diagnostics diagnostics;

  /** The plan for the runtime, the entry of the row formulas and the states of fitted transforms. */
  record Elaborated(DataPlan plan, Program.Entry entry, List<Program.State> states) {}

  DataElaboration(Elaborator elaborator, Definitions definitions, Diagnostics diagnostics) {
    this.elaborator = elaborator;
    this.definitions = definitions;
    this.diagnostics = diagnostics;
  }

  Optional<Elaborated> of(Declaration.Train train, NetworkBody network) {
    return Optional.empty();
  }
}
