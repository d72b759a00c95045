package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.compiler.graph.GraphView;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.source.Span;

/** What a network computes to predict, as boxes and arrows that know where they are written. */
public record NetworkGraph(String network, List<Box> boxes, List<Arrow> arrows) {
  /** Longer texts do not fit into a box. */
  private static final int WIDEST = 32;

  /** What a box stands for. */
  public enum Kind {
    INPUT,
    LAYER,
    OPERATOR,
    OUTPUT
  }

  /**
   * @param label in a word or two
   * @param detail the line below, such as a shape
   * @param place in the text, if it comes from there
   */
  public record Box(Kind kind, String label, String detail, Optional<Span> place) {}

  /** From a box to a later one, by their positions. */
  public record Arrow(int from, int to) {}

  /** Of the network of this name, or of the one that would be trained. */
  public static Optional<NetworkGraph> of(Analysis analysis, Optional<String> network) {
    return Networks.program(analysis, network).map(program -> of(program, analysis));
  }

  private static NetworkGraph of(Program program, Analysis analysis) {
    Region predict =
        program.entries().stream()
            .filter(entry -> entry.name().equals("predict"))
            .findFirst()
            .orElseThrow()
            .body();
    GraphView view = GraphView.of(predict);
    List<Box> boxes = new ArrayList<>();
    view.boxes().forEach(box -> boxes.add(box(box, analysis)));
    List<Arrow> arrows =
        view.arrows().stream().map(arrow -> new Arrow(arrow.from(), arrow.to())).toList();
    return new NetworkGraph(program.name(), boxes, arrows);
  }

  private static Box box(GraphView.Box box, Analysis analysis) {
    Span place = box.place();
    Optional<Span> own =
        place != null && place.file() == analysis.source()
            ? Optional.of(place)
            : declared(box, analysis);
    String label =
        box.shape() == GraphView.Shape.REGION ? own.map(NetworkGraph::text).orElse("") : "";
    return new Box(kind(box.shape()), label.isEmpty() ? box.label() : label, box.detail(), own);
  }

  /** Inputs and outputs are where they are declared. */
  private static Optional<Span> declared(GraphView.Box box, Analysis analysis) {
    boolean port = box.shape() == GraphView.Shape.FORMAL || box.shape() == GraphView.Shape.RESULT;
    return analysis.symbols().mentions().stream()
        .filter(mention -> port && mention.symbol().name().equals(box.label()))
        .map(mention -> mention.symbol().declared())
        .findFirst();
  }

  private static String text(Span place) {
    String text = place.text().replaceAll("\\s+", " ");
    return text.length() <= WIDEST ? text : "";
  }

  private static Kind kind(GraphView.Shape shape) {
    return switch (shape) {
      case FORMAL -> Kind.INPUT;
      case OPERATOR -> Kind.OPERATOR;
      case REGION -> Kind.LAYER;
      case RESULT -> Kind.OUTPUT;
    };
  }
}
