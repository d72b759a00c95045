package nnet.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import nnet.compiler.graph.Node;
import nnet.compiler.op.Location;

/** Small products: the call where the product stands, and its loop in the twins. */
final class ProductWriting {
  /** Products that take as long as an element of an elementwise loop. */
  private static final int PER_ELEMENT = 4;

  private final LoopClasses classes;

  ProductWriting(LoopClasses classes) {
    this.classes = classes;
  }

  CodeBlock write(SmallProduct product, Node node, String formula, Scope scope) {
    Location left = scope.location(node.operands().get(0));
    Location right = scope.location(node.operands().get(1));
    Location result = scope.location(node.result());
    ProductText text =
        new ProductText(
            product, left.array().toString(), right.array().toString(), result.array().toString());
    String sizes = product.inner() + "x" + product.columns();
    List<String> arrays = List.of(text.left(), text.right(), text.result());
    LoopClasses.Loop loop =
        classes.loop(
            "product " + sizes + " " + arrays,
            "rowsTimes" + sizes,
            name -> make(name, formula, text, arrays));
    List<String> arguments = new ArrayList<>(new TreeSet<>(arrays));
    for (Location location : List.of(left, right, result)) {
      arguments.add(location.offset().toString());
    }
    arguments.add(scope.size(product.rows()));
    return loop.call(arguments);
  }

  private static LoopClasses.Loop make(
      String name, String formula, ProductText text, List<String> arrays) {
    List<String> parameters = new ArrayList<>();
    new TreeSet<>(arrays).forEach(array -> parameters.add("float[] " + array));
    for (String offset : List.of("rowsAt", "matrixAt", "resultAt", "from", "to")) {
      parameters.add("int " + offset);
    }
    SmallProduct product = text.product();
    int width = Math.ceilDiv(product.inner() * product.columns(), PER_ELEMENT);
    return new LoopClasses.Loop(
        name,
        formula,
        parameters,
        text.scalar(),
        text.vector(),
        Integer.toString(width),
        LoopClasses.FEW);
  }
}
