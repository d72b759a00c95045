package nnet.compiler.op;

/** An operator that is emitted as a call of a runtime kernel. */
public non-sealed interface Kernel extends Primitive, Primitive.Emitted {
  /** No operand. */
  int NONE = -1;

  /** The operand whose memory the result may take where nobody else reads it. */
  default int inPlace() {
    return NONE;
  }
}
