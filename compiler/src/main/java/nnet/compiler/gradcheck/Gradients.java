package nnet.compiler.gradcheck;

import java.util.List;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Result.Kind;

/** Gradients among an entry's results: those of parameters, and those of inputs as values. */
final class Gradients {
  static final String PREFIX = "gradient/";

  private Gradients() {}

  static boolean isGradient(Result result) {
    return result.kind() == Kind.GRADIENT
        || (result.kind() == Kind.VALUE && result.path().startsWith(PREFIX));
  }

  /** The path of the parameter or the name of the input. */
  static String path(Result result) {
    return result.kind() == Kind.GRADIENT
        ? result.path()
        : result.path().substring(PREFIX.length());
  }

  /** The region with the gradients of inputs as gradients too. */
  static Region named(Region body) {
    List<Result> results =
        body.results().stream()
            .map(result ->
                isGradient(result)
                    ? new Result(result.value(), Kind.GRADIENT, path(result))
                    : result)
            .toList();
    return new Region(body.name(), body.formals(), body.nodes(), results);
  }
}
