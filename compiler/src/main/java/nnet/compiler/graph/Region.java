package nnet.compiler.graph;

import java.util.List;
import nnet.compiler.graph.Formal.Kind;

/**
 * A function of the graph: nodes in an order in which operands precede their use. Bodies of layers,
 * of loops and of scans are regions, and so is each entry of a program.
 */
public record Region(String name, List<Formal> formals, List<Node> nodes, List<Result> results) {
  public Region {
    formals = List.copyOf(formals);
    nodes = List.copyOf(nodes);
    results = List.copyOf(results);
  }

  public List<Formal> formals(Kind kind) {
    return formals.stream().filter(formal -> formal.kind() == kind).toList();
  }

  public List<Result> results(Result.Kind kind) {
    return results.stream().filter(result -> result.kind() == kind).toList();
  }

  public Region withNodes(List<Node> other) {
    return new Region(name, formals, other, results);
  }
}
