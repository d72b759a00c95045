package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Program;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;
import nnet.compiler.graph.Value;
import nnet.compiler.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What a network computes to predict, as boxes and arrows that know where they are written. What
 * one stage of the text asks for is one box; parameters and numbers have none.
 */
public record NetworkGraph(String network, List<Box> boxes, List<Arrow> arrows) {
  /** Longer texts do not fit into a box. */
  private static final int WIDEST = 32;

  public NetworkGraph {
    boxes = List.copyOf(boxes);
    arrows = List.copyOf(arrows);
  }

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

  /** From a box to another one, by their positions. */
  public record Arrow(int from, int to) {}

  /** Of the network of this name, or of the one that would be trained. */
  public static Optional<NetworkGraph> of(Analysis analysis, Optional<String> network) {
    return Networks.program(analysis, network)
        .map(program -> new Builder(analysis, program).graph());
  }

  private static final class Builder {
    private final Analysis analysis;
    private final Program program;
    private final List<Box> boxes = new ArrayList<>();
    private final Set<Arrow> arrows = new LinkedHashSet<>();
    private final Map<Value, Integer> makers = new HashMap<>();
    private final Map<Span, Integer> stages = new HashMap<>();

    Builder(Analysis analysis, Program program) {
      this.analysis = analysis;
      this.program = program;
    }

    NetworkGraph graph() {
      Region predict =
          program.entries().stream()
              .filter(entry -> entry.name().equals("predict"))
              .findFirst()
              .orElseThrow()
              .body();
      for (Formal formal : predict.formals(Formal.Kind.VALUE)) {
        makers.put(formal.value(), boxes.size());
        boxes.add(port(Kind.INPUT, formal.path(), formal.value()));
      }
      predict.nodes().forEach(this::node);
      for (Result result : predict.results(Result.Kind.VALUE)) {
        arrow(result.value(), boxes.size());
        boxes.add(port(Kind.OUTPUT, result.path(), result.value()));
      }
      return new NetworkGraph(program.name(), boxes, List.copyOf(arrows));
    }

    private Box port(Kind kind, String name, Value value) {
      Optional<Span> declared =
          analysis
              .symbols()
              .definition(program.name())
              .flatMap(network -> analysis.symbols().scope(network.part()).find(name))
              .map(Symbol::declared);
      return new Box(kind, name, value.type().toString(), declared);
    }

    /** Numbers are part of whoever computes with them. */
    private void node(nnet.compiler.graph.Node node) {
      if (node.operands().isEmpty() && node.operation() instanceof Operation.Apply) {
        return;
      }
      Span place = node.origin().place();
      int box = box(node, place != null && place.file() == analysis.source() ? place : null);
      node.operands().forEach(operand -> arrow(operand, box));
      node.results().forEach(result -> makers.put(result, box));
      if (!node.results().isEmpty()) {
        Box before = boxes.get(box);
        String type = node.results().getFirst().type().toString();
        boxes.set(box, new Box(before.kind(), before.label(), type, before.place()));
      }
    }

    private int box(nnet.compiler.graph.Node node, @Nullable Span place) {
      Integer known = place == null ? null : stages.get(place);
      if (known != null) {
        return known;
      }
      Kind kind = node.operation() instanceof Operation.Apply ? Kind.OPERATOR : Kind.LAYER;
      String text = place == null ? "" : place.text().replaceAll("\\s+", " ");
      String label = text.isEmpty() || text.length() > WIDEST ? name(node.operation()) : text;
      boxes.add(new Box(kind, label, "", Optional.ofNullable(place)));
      if (place != null) {
        stages.put(place, boxes.size() - 1);
      }
      return boxes.size() - 1;
    }

    private static String name(Operation operation) {
      return switch (operation) {
        case Operation.Apply apply -> apply.operator().name();
        case Operation.Call call -> call.region().name();
        case Operation.Scan scan -> "scan " + scan.body().name();
      };
    }

    private void arrow(Value from, int to) {
      Integer maker = makers.get(from);
      if (maker != null && maker != to) {
        arrows.add(new Arrow(maker, to));
      }
    }
  }
}
