package nnet.compiler.elaborate;

import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.op.Tensor;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Body;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.Statement;
import nnet.compiler.syntax.TypeSyntax;
import nnet.compiler.type.Element;
import org.jspecify.annotations.Nullable;

/** Whether an output of a network may be the next value of one of its inputs. */
final class NextInputs {
  private final Elaboration.Mode network;
  private final Elaborator elaborator;
  private final Activation at;
  private final Declaration.Generate generate;

  NextInputs(
      Elaboration.Mode network,
      Elaborator elaborator,
      Activation at,
      Declaration.Generate generate) {
    this.network = network;
    this.elaborator = elaborator;
    this.at = at;
    this.generate = generate;
  }

  /** As it is. */
  boolean takes(Name input, Name output) {
    NetworkBody.Port port = input(input);
    Tensor tensor = output(output);
    return port != null
        && tensor != null
        && type(input)
            .map(type ->
                network
                    .elaborator()
                    .unifier
                    .matches(
                        tensor,
                        type,
                        network.body().activation,
                        output.span(),
                        "the input `" + input + "` is declared"))
            .orElse(false);
  }

  /** A token that is chosen by the output's probabilities. */
  boolean takesToken(Name input, Name output) {
    NetworkBody.Port port = input(input);
    Tensor tensor = output(output);
    if (port == null || tensor == null) {
      return false;
    }
    return isDistribution(tensor, output) && isToken(port, input) && agree(port, tensor, output);
  }

  private boolean isDistribution(Tensor tensor, Name output) {
    boolean simplex = tensor.element() instanceof Element.Simplex;
    if (simplex && tensor.rank() <= 2 && tensor.shape().last().constant().isPresent()) {
      return true;
    }
    return wrong(
        simplex ? Code.RANK_MISMATCH : Code.NOT_A_SIMPLEX,
        output.span(),
        "a token is chosen by probabilities, simplex(V) or simplex(V)[T]; `"
            + output
            + "` is "
            + tensor.describe(),
        simplex ? null : "let the output end with softmax");
  }

  private boolean isToken(NetworkBody.Port port, Name input) {
    Tensor tensor = port.tensor();
    return (tensor.element() instanceof Element.ClassIndex && tensor.rank() <= 1)
        || wrong(
            Code.TYPE_MISMATCH,
            input.span(),
            "a token needs an input class(V) or class(V)[T]; `"
                + input
                + "` is "
                + tensor.describe(),
            null);
  }

  private boolean agree(NetworkBody.Port port, Tensor probabilities, Name output) {
    return !(port.tensor().element() instanceof Element.ClassIndex label)
        || label.count().equals(probabilities.shape().last())
        || wrong(
            Code.SHAPE_MISMATCH,
            output.span(),
            "`%s` is %s, but `%s` is %s: the tokens are not the same ones"
                .formatted(output, probabilities.describe(), port.name(), port.tensor().describe()),
            null);
  }

  private boolean wrong(Code code, Span span, String message, @Nullable String help) {
    elaborator.reports.add(at, Diagnostic.error(code, span, message).help(help));
    return false;
  }

  private NetworkBody.@Nullable Port input(Name name) {
    NetworkBody.Port port = network.body().inputs.get(name.text());
    if (port == null) {
      elaborator.reports.unknownName(
          at,
          Code.UNKNOWN_NAME,
          name.span(),
          "`" + generate.network() + "` has no input",
          name.text(),
          network.body().inputs.keySet());
    }
    return port;
  }

  private @Nullable Tensor output(Name name) {
    Tensor tensor = network.body().outputs.get(name.text());
    if (tensor == null) {
      elaborator.reports.unknownName(
          at,
          Code.UNKNOWN_NAME,
          name.span(),
          "`" + generate.network() + "` has no output",
          name.text(),
          network.body().outputs.keySet());
    }
    return tensor;
  }

  /** As the network declares it. */
  private Optional<TypeSyntax> type(Name input) {
    Body body = network.body().activation.definition().body();
    return body instanceof Body.Statements statements
        ? statements.block().statements().stream()
            .filter(statement ->
                statement instanceof Statement.Input declared
                    && declared.name().text().equals(input.text()))
            .map(statement -> ((Statement.Input) statement).type())
            .findFirst()
        : Optional.empty();
  }
}
