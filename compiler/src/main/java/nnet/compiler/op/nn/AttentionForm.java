package nnet.compiler.op.nn;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import nnet.compiler.graph.Attributes;
import nnet.compiler.graph.ValueType;
import nnet.compiler.op.Emission;
import nnet.compiler.op.Sample;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;

/**
 * The sizes of attention: {@code t} queries and {@code s} keys of {@code d} elements, values of
 * {@code e}, and equal leading axes.
 */
record AttentionForm(Shape leading, Dim t, Dim s, Dim d, Dim e) {

  static AttentionForm of(Shape q, Shape v) {
    int rank = q.rank();
    return new AttentionForm(
        q.slice(0, rank - 2), q.dim(rank - 2), v.dim(rank - 2), q.last(), v.last());
  }

  static boolean fits(Shape q, Shape k, Shape v) {
    int rank = q.rank();
    return rank >= 2
        && k.rank() == rank
        && v.rank() == rank
        && q.slice(0, rank - 2).equals(k.slice(0, rank - 2))
        && k.slice(0, rank - 1).equals(v.slice(0, rank - 1))
        && !q.last().differsAlways(k.last());
  }

  static boolean fits(List<ValueType> operands) {
    return fits(operands.get(0).shape(), operands.get(1).shape(), operands.get(2).shape());
  }

  Shape result() {
    return leading.plus(Shape.of(t, e));
  }

  /** The gradients of q, k and v one after the other. */
  Dim gradients() {
    return t.times(d).plus(s.times(d)).plus(s.times(e));
  }

  /** The number of slices and their sizes, as arguments of a kernel. */
  CodeBlock arguments(Emission emission) {
    return CodeBlock.of(
        "$L,$W$L, $L, $L, $L,$W$L",
        emission.size(leading.elements()),
        emission.size(t),
        emission.size(s),
        emission.size(d),
        emission.size(e),
        emission.attributes().flag("causal"));
  }

  /** Operands for tests. */
  static List<Sample.Operand> operands(int queries, int keys) {
    return List.of(
        Sample.Operand.of(-1, 1, Shape.of(Dim.BATCH, Dim.of(2), Dim.of(queries), Dim.of(3))),
        Sample.Operand.of(-1, 1, Shape.of(Dim.BATCH, Dim.of(2), Dim.of(keys), Dim.of(3))),
        Sample.Operand.of(-1, 1, Shape.of(Dim.BATCH, Dim.of(2), Dim.of(keys), Dim.of(2))));
  }

  static Attributes attributes(boolean causal) {
    return Attributes.of("causal", causal);
  }
}
