package nnet.compiler.elaborate;

import java.util.Map;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.syntax.Expression;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** Whether a network with other options goes on with the same parameters and states. */
final class SameWeights {
  private final Elaborator elaborator;
  private final Activation at;
  private final @Nullable Expression options;

  SameWeights(Elaborator elaborator, Activation at, @Nullable Expression options) {
    this.elaborator = elaborator;
    this.at = at;
    this.options = options;
  }

  void check(Elaboration.Mode mode, Elaboration.Mode trained) {
    if (options == null) {
      return;
    }
    Workspace known = trained.elaborator().workspace;
    Map<String, Workspace.Parameter> parameters = known.parameters;
    for (Workspace.Parameter needed : mode.elaborator().workspace.parameters.values()) {
      Workspace.Parameter parameter = parameters.get(needed.path());
      check(needed.path(), needed.shape(), parameter == null ? null : parameter.shape(), options);
    }
    for (Workspace.State needed : mode.elaborator().workspace.states.values()) {
      Workspace.State state = known.states.get(needed.path());
      Shape shape = state == null ? null : state.type().shape();
      check(needed.path(), needed.type().shape(), shape, options);
    }
  }

  private void check(String path, Shape needed, @Nullable Shape trained, Expression span) {
    if (!needed.equals(trained)) {
      String instead = trained == null ? "is not there" : "is f32" + trained;
      elaborator.reports.add(
          at,
          Diagnostic.error(
                  Code.SHAPE_MISMATCH,
                  span.span(),
                  "with these options `"
                      + path
                      + "` is f32"
                      + needed
                      + "; in the network that is trained it "
                      + instead)
              .help("generation needs the weights of training: parameters keep their shapes"));
    }
  }
}
