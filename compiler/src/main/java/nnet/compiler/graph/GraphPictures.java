package nnet.compiler.graph;

import java.util.List;
import java.util.stream.Collectors;

/** Regions in the languages of Graphviz and Mermaid: a cluster for each region. */
public final class GraphPictures {
  private GraphPictures() {}

  /** For Graphviz's {@code dot}. */
  public static String dot(Region region) {
    StringBuilder text = new StringBuilder("digraph graph_of_regions {\n  node [fontsize=10];\n");
    List<Region> regions = GraphPrinter.order(region);
    for (int r = 0; r < regions.size(); r++) {
      GraphView view = GraphView.of(regions.get(r));
      text.append("  subgraph cluster_").append(r).append(" {\n");
      text.append("    label=\"").append(quoted(view.title())).append("\";\n");
      for (int i = 0; i < view.boxes().size(); i++) {
        text.append("    ").append(id(r, i)).append(dotBox(view.boxes().get(i))).append('\n');
      }
      for (GraphView.Arrow arrow : view.arrows()) {
        text.append("    ").append(id(r, arrow.from())).append(" -> ");
        text.append(id(r, arrow.to())).append(";\n");
      }
      text.append("  }\n");
    }
    return text.append("}\n").toString();
  }

  private static String dotBox(GraphView.Box box) {
    String shape =
        switch (box.shape()) {
          case FORMAL -> "ellipse";
          case OPERATOR -> "box";
          case REGION -> "box3d";
          case RESULT -> "plaintext";
        };
    String label = quoted(box.label()) + "\\n" + quoted(box.detail());
    return " [shape=" + shape + ", label=\"" + label + "\"];";
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** For Mermaid's flow charts. */
  public static String mermaid(Region region) {
    StringBuilder text = new StringBuilder("flowchart TD\n");
    List<Region> regions = GraphPrinter.order(region);
    for (int r = 0; r < regions.size(); r++) {
      GraphView view = GraphView.of(regions.get(r));
      text.append("  subgraph r").append(r).append("[\"").append(plain(view.title()));
      text.append("\"]\n");
      for (int i = 0; i < view.boxes().size(); i++) {
        GraphView.Box box = view.boxes().get(i);
        String label = "\"" + plain(box.label()) + "<br/>" + plain(box.detail()) + "\"";
        text.append("    ").append(id(r, i)).append(mermaidBox(box.shape(), label)).append('\n');
      }
      text.append("  end\n");
      int number = r;
      text.append(
          view.arrows().stream()
              .map(a -> "  " + id(number, a.from()) + " --> " + id(number, a.to()) + "\n")
              .collect(Collectors.joining()));
    }
    return text.toString();
  }

  private static String mermaidBox(GraphView.Shape shape, String label) {
    return switch (shape) {
      case FORMAL -> "([" + label + "])";
      case OPERATOR -> "[" + label + "]";
      case REGION -> "[[" + label + "]]";
      case RESULT -> ">" + label + "]";
    };
  }

  private static String plain(String text) {
    return text.replace("&", "&amp;").replace("\"", "#quot;").replace("<", "&lt;");
  }

  private static String id(int region, int box) {
    return "r" + region + "_" + box;
  }
}
