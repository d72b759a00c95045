package nnet.compiler.graph;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  /** Without the values that nothing in it uses: a caller need not have them. */
  public Region withUsedValues() {
    Set<Value> used = new HashSet<>();
    nodes.forEach(node -> used.addAll(node.operands()));
    results.forEach(result -> used.add(result.value()));
    List<Formal> kept =
        formals.stream()
            .filter(formal -> formal.kind() != Kind.VALUE || used.contains(formal.value()))
            .toList();
    return new Region(name, kept, nodes, results);
  }

  public Region withNodes(List<Node> other) {
    return new Region(name, formals, other, results);
  }
}
