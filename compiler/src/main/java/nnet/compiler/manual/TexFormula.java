package nnet.compiler.manual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.graph.DataType;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Value;

/** A value of a region of elementwise operators as TeX; what it needs twice gets a letter. */
final class TexFormula {
  private static final int LARGEST = 60;
  private static final String LETTERS = "abcdghkmrsuvw";

  private final Map<Value, Node> nodes = new HashMap<>();
  private final Map<Value, Integer> uses = new HashMap<>();
  private final Map<Value, String> names = new HashMap<>();
  private final Map<String, String> definitions = new LinkedHashMap<>();

  private TexFormula(Region region) {
    for (Formal formal : region.formals()) {
      names.put(formal.value(), name(formal.path()));
    }
    region.nodes().forEach(node -> node.results().forEach(result -> nodes.put(result, node)));
  }

  /** Empty where the formula is too long to be read, or not one of numbers. */
  static Optional<String> of(Region region, Value value) {
    TexFormula formula = new TexFormula(region);
    int size = formula.count(value);
    if (size > LARGEST) {
      return Optional.empty();
    }
    try {
      StringBuilder text = new StringBuilder(formula.tex(value).text());
      formula.definitions.forEach((letter, definition) ->
          text.append(",\\quad ").append(letter).append(" = ").append(definition));
      return Optional.of(text.toString());
    } catch (UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  static String name(String word) {
    return word.length() == 1 ? word : "\\mathit{" + word.replace("_", "\\_") + "}";
  }

  /** Counts uses below a value, each node once. */
  private int count(Value value) {
    Node node = nodes.get(value);
    if (node == null || uses.merge(value, 1, Integer::sum) > 1) {
      return 0;
    }
    return 1 + node.operands().stream().mapToInt(this::count).sum();
  }

  private Tex tex(Value value) {
    String known = names.get(value);
    if (known != null) {
      return Tex.atom(known);
    }
    Node node = nodes.get(value);
    if (node == null || !(node.operation() instanceof Operation.Apply apply)) {
      throw new UnsupportedOperationException("no formula of numbers");
    }
    List<Tex> operands = new ArrayList<>();
    node.operands().forEach(operand -> operands.add(tex(operand)));
    Tex written = Tex.of(apply.operator().name(), node, operands);
    boolean shared =
        uses.getOrDefault(value, 0) > 1
            && !node.operands().isEmpty()
            && value.type().data() != DataType.BOOLEAN;
    if (!shared || written.isNumber() || definitions.size() >= LETTERS.length()) {
      return written;
    }
    String letter = unused();
    definitions.put(letter, written.text());
    names.put(value, letter);
    return Tex.atom(letter);
  }

  private String unused() {
    return LETTERS
        .chars()
        .mapToObj(Character::toString)
        .filter(letter -> !names.containsValue(letter))
        .findFirst()
        .orElseThrow();
  }
}
