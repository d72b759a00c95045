package nnet.compiler.op;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.ValueType;
import nnet.compiler.type.Dim;

/** One node while its region's method is emitted. */
public interface Emission {
  Node node();

  Location operand(int index);

  Location result();

  /** A size as a Java int expression; the batch axis is the method's {@code batch}. */
  CodeBlock size(Dim dim);

  /** The name of a constant of the class with this value; equal values are one constant. */
  CodeBlock constant(String wish, Class<?> type, CodeBlock value);

  /** The expression of the random context, a {@code nnet.runtime.random.Draw}. */
  CodeBlock draw();

  /** The int expression of the key operand at this position. */
  CodeBlock key(int operand);

  default Attributes attributes() {
    return node().attributes();
  }

  default ValueType type(int operand) {
    return node().operands().get(operand).type();
  }

  default ValueType resultType() {
    return node().result().type();
  }

  default List<Dim> dims(int operand) {
    return type(operand).shape().dims();
  }
}
