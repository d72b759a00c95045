package nnet.compiler.ide;

import java.util.Collections;
import java.util.Optional;
import nnet.compiler.syntax.Expression;

/**
 * How much of an image or a sequence one place after a stage looks at: r = r + (k - 1) j for a
 * window of size k, where j is the product of the strides before (Araujo, Norris and Sim: Computing
 * Receptive Fields of Convolutional Neural Networks, Distill, 2019).
 *
 * @param axes of space: one of a sequence, two of an image
 * @param size along each axis
 * @param jump how far neighbours after the stage lie apart before all stages
 */
record ReceptiveField(int axes, long size, long jump) {

  /** Of the last stage of a pipeline; empty where it is one place only, or not known. */
  static Optional<ReceptiveField> of(Analysis analysis, Expression.Pipe pipe) {
    return new ReceptiveFields(analysis).of(pipe).filter(field -> field.size > 1);
  }

  /** One place. */
  static ReceptiveField start(int axes) {
    return new ReceptiveField(axes, 1, 1);
  }

  /** Through a window whose places lie so far apart. */
  ReceptiveField through(long kernel, long dilation, long stride) {
    return new ReceptiveField(axes, size + (kernel - 1) * dilation * jump, jump * stride);
  }

  /** Of stages behind this, which have such a field by themselves. */
  ReceptiveField followedBy(ReceptiveField other) {
    return new ReceptiveField(axes, size + (other.size - 1) * jump, jump * other.jump);
  }

  String markdown() {
    String extent = String.join(" x ", Collections.nCopies(axes, Long.toString(size)));
    String apart = jump == 1 ? "" : ", neighbours " + jump + " apart";
    return "receptive field: " + extent + (axes == 1 ? " steps" : "") + apart;
  }
}
