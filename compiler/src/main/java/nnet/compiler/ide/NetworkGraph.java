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
    return new Drawing(GraphView.of(predict), analysis).draw(program.name());
  }

  /**
   * The graph as its reader thinks of it: without parameters and constants, and with one box for
   * all operators in a row that one piece of text asks for, such as the comparison in {@code relu}.
   */
  private static final class Drawing {
    private static final int LEFT_OUT = -1;

    private final GraphView view;
    private final Analysis analysis;
    private final List<Box> boxes = new ArrayList<>();
    private final int[] numbers;

    Drawing(GraphView view, Analysis analysis) {
      this.view = view;
      this.analysis = analysis;
      this.numbers = new int[view.boxes().size()];
    }

    NetworkGraph draw(String network) {
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = add(view.boxes().get(i), i);
      }
      List<Arrow> arrows =
          view.arrows().stream()
              .map(arrow -> new Arrow(numbers[arrow.from()], numbers[arrow.to()]))
              .filter(arrow -> arrow.from() != LEFT_OUT && arrow.from() != arrow.to())
              .distinct()
              .toList();
      return new NetworkGraph(network, boxes, arrows);
    }

    private int add(GraphView.Box each, int position) {
      Box box = box(each, position);
      boolean parameter = box.kind() == Kind.INPUT && box.place().isEmpty();
      if (parameter || each.label().equals("constant")) {
        return LEFT_OUT;
      }
      if (!boxes.isEmpty() && goesOn(boxes.getLast(), box)) {
        boxes.set(boxes.size() - 1, box);
      } else {
        boxes.add(box);
      }
      return boxes.size() - 1;
    }

    private static boolean goesOn(Box last, Box next) {
      return last.kind() == Kind.OPERATOR
          && next.kind() == Kind.OPERATOR
          && next.place().isPresent()
          && next.place().equals(last.place());
    }

    private Box box(GraphView.Box box, int position) {
      Span place = box.place();
      Optional<Span> own =
          place != null && place.file() == analysis.source()
              ? Optional.of(place)
              : declared(box, analysis);
      Kind kind = kind(box.shape());
      boolean port = kind == Kind.INPUT || kind == Kind.OUTPUT;
      String text = port ? "" : own.map(NetworkGraph::text).orElse("");
      String detail = kind == Kind.OUTPUT ? typeOf(position) : box.detail();
      return new Box(kind, text.isEmpty() ? box.label() : text, detail, own);
    }

    /** What comes to an output. */
    private String typeOf(int output) {
      return view.arrows().stream()
          .filter(arrow -> arrow.to() == output)
          .map(arrow -> view.boxes().get(arrow.from()).detail())
          .findFirst()
          .orElse("");
    }
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
