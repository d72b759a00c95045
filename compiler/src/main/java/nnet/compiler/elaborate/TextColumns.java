package nnet.compiler.elaborate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.elaborate.Item.Argued;
import nnet.compiler.op.Tensor;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import nnet.compiler.type.Shape;
import nnet.runtime.model.DataPlan;
import org.jspecify.annotations.Nullable;

/** Columns of tokens, which formulas make of columns of text. */
final class TextColumns {
  private static final String WORDS = "words";
  private static final String CHARACTERS = "characters";
  private static final long LONGEST = 100_000;
  private static final long MOST_TOKENS = 10_000_000;

  private final DataRows rows;
  private final FittedTransforms transforms;
  private final Map<String, DataColumn> made = new HashMap<>();

  TextColumns(DataRows rows, FittedTransforms transforms) {
    this.rows = rows;
    this.transforms = transforms;
  }

  static String example(String function, String column) {
    return function.equals("tokenize")
        ? "tokenize(" + column + ", by: words, at_most: 5000, length: 50)"
        : function + "(" + column + ", by: words, length: 50)";
  }

  /** The first tokens of a text by their number in the vocabulary of the training rows. */
  Item tokenize(DataCall call) {
    if (!call.options("by", "at_most", "length", "lower", "fit") || !transforms.fitsOnTrain(call)) {
      return Item.UNKNOWN;
    }
    String example = example("tokenize", "text");
    Optional<Long> atMost = call.whole("at_most", example);
    Optional<Long> length = call.whole("length", example);
    if (atMost.isEmpty() || length.isEmpty()) {
      return Item.UNKNOWN;
    }
    if (atMost.get() < 3 || atMost.get() > MOST_TOKENS) {
      return call.error(
          Code.BAD_OPTION,
          call.span,
          "a vocabulary has 3 to 10,000,000 tokens, of which one is for padding and one for unknown"
              + " words; this is "
              + atMost.get());
    }
    Element element = new Element.ClassIndex(Dim.of(atMost.get()));
    return column(call, false, element, length.get(), "at most " + atMost.get() + ", ");
  }

  /** How many tokens a text has, up to a length. */
  Item count(DataCall call) {
    if (!call.options("by", "length", "lower")) {
      return Item.UNKNOWN;
    }
    return call.whole("length", example("token_count", "text"))
        .map(length ->
            column(call, true, new Element.Int(new Range(1, length)), length, "counted, "))
        .orElse(Item.UNKNOWN);
  }

  private Item column(
      DataCall call, boolean counted, Element element, long length, String described) {
    DataColumn text = text(call);
    String by = by(call);
    Boolean lower = call.option("lower") == null ? Boolean.TRUE : call.flag("lower");
    if (text == null || by == null || lower == null) {
      return Item.UNKNOWN;
    }
    if (length > LONGEST) {
      return call.error(
          Code.TOO_LARGE, call.span, "a text has at most 100,000 tokens here; this is " + length);
    }
    String name =
        "%s[%s%s, %s%d]".formatted(text.name(), by, lower ? "" : " as written", described, length);
    Shape shape = counted ? Shape.SCALAR : Shape.of(length);
    DataPlan.Tokens how = new DataPlan.Tokens(by, lower, counted);
    DataColumn column = made.computeIfAbsent(name, key -> text.tokens(key, how, element, shape));
    return new Item.Value(rows.column(column, shape), call.span);
  }

  private @Nullable DataColumn text(DataCall call) {
    Tensor tensor = call.one();
    if (tensor == null) {
      return null;
    }
    Optional<DataColumn> column =
        rows.use(tensor.value()).filter(DataRows.Use::isOwnRow).map(DataRows.Use::column);
    if (column.isEmpty() || !column.get().isText()) {
      call.error(
          Diagnostic.error(
                  Code.TYPE_MISMATCH,
                  call.span,
                  "`" + call.name + "` takes a column of text; this is " + tensor.describe())
              .help("declare the field as text, or read the file by from lines(\"file.txt\")"));
      return null;
    }
    return column.get();
  }

  /** By words where nothing else is said. */
  private @Nullable String by(DataCall call) {
    Argued given = call.option("by");
    String word =
        given == null ? WORDS : given.item() instanceof Item.Word w ? w.name().text() : "";
    if (word.equals(WORDS) || word.equals(CHARACTERS)) {
      return word;
    }
    call.error(
        Code.BAD_OPTION,
        given == null ? call.span : given.span(),
        "a text is split by words or by characters");
    return null;
  }
}
