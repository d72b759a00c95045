package nnet.compiler.elaborate;

import java.util.List;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Expression;
import nnet.runtime.model.DataPlan;

/** Whether batches follow each other in such a way that a stateful scan can go on. */
record StatefulTraining(TrainSettings settings, Optional<DataElaboration.Elaborated> data) {

  void check(Workspace network) {
    List<Span> scans = network.stateful;
    if (scans.isEmpty()) {
      return;
    }
    Expression shuffle = settings.get("shuffle");
    if (settings.values().flag(shuffle, true, "shuffle")) {
      refuse(
          shuffle == null ? settings.span() : shuffle.span(),
          "the rows are shuffled",
          "write shuffle: false in this train block",
          scans);
    } else if (data.flatMap(found -> found.plan().split()).filter(this::isRandom).isPresent()) {
      refuse(
          settings.span(),
          "the data are split out of order",
          "write split in_order: ... in the data block",
          scans);
    }
  }

  private boolean isRandom(DataPlan.Split split) {
    return !split.kind().equals("in_order");
  }

  private void refuse(Span span, String message, String help, List<Span> scans) {
    settings.elaborator.reports.add(
        settings.at,
        Diagnostic.error(
                Code.BAD_VALUE,
                span,
                message + ", so that no batch goes on where the one before ended")
            .label(scans.getFirst(), "this is stateful")
            .help(help));
  }
}
