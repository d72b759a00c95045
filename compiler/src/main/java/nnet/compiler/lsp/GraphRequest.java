package nnet.compiler.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nnet.compiler.ide.Document;
import nnet.compiler.ide.NetworkGraph;
import org.eclipse.lsp4j.Range;
import org.jspecify.annotations.Nullable;

/** {@code nnet/graph}. */
final class GraphRequest {
  private GraphRequest() {}

  /** The answer, as the editor draws it. */
  public record Graph(String network, List<Node> nodes, List<Edge> edges) {}

  /**
   * @param range where it is written in the document, or null
   */
  public record Node(int id, String label, String detail, String kind, @Nullable Range range) {}

  /** An arrow between nodes, by their ids. */
  public record Edge(int from, int to) {}

  static @Nullable Graph answer(Document document, NetworkQuery query) {
    return NetworkGraph.of(document.analysis(), query.name()).map(GraphRequest::graph).orElse(null);
  }

  private static Graph graph(NetworkGraph graph) {
    List<Node> nodes = new ArrayList<>();
    for (NetworkGraph.Box box : graph.boxes()) {
      nodes.add(
          new Node(
              nodes.size(),
              box.label(),
              box.detail(),
              box.kind().name().toLowerCase(Locale.ROOT),
              box.place().map(Places::range).orElse(null)));
    }
    List<Edge> edges = new ArrayList<>();
    for (NetworkGraph.Arrow arrow : graph.arrows()) {
      edges.add(new Edge(arrow.from(), arrow.to()));
    }
    return new Graph(graph.network(), nodes, edges);
  }
}
