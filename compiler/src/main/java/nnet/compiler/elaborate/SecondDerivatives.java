package nnet.compiler.elaborate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.graph.LiveNodes;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Operation.Call;
import nnet.compiler.graph.Operation.Scan;
import nnet.compiler.graph.Value;
import nnet.compiler.source.Span;

/** A loss that asks for a gradient is derived twice: not all operators can be yet. */
record SecondDerivatives(Reports reports, Activation at) {

  void check(Value loss, Span span) {
    List<Node> nodes = LiveNodes.of(at.frame().builder.nodes(), List.of(loss));
    if (maxPooling(nodes).isPresent()) {
      reports.add(
          at,
          Diagnostic.error(
                  Code.NOT_YET,
                  span,
                  "this loss asks for a gradient through max pooling, which is not derived twice yet")
              .help("pool by the average, or let a convolution have a stride"));
    }
  }

  private static Optional<Node> maxPooling(List<Node> nodes) {
    return nodes.stream().flatMap(SecondDerivatives::found).findFirst();
  }

  private static Stream<Node> found(Node node) {
    return switch (node.operation()) {
      case Apply apply -> node.applies("max_pool2d_gradient") ? Stream.of(node) : Stream.empty();
      case Call call -> maxPooling(call.region().nodes()).stream();
      case Scan scan -> maxPooling(scan.body().nodes()).stream();
    };
  }
}
