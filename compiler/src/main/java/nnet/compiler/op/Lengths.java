package nnet.compiler.op;

import nnet.compiler.type.Dim;

/** How long each example is along the axes whose size is a {@code dim}. */
public interface Lengths {
  /** Where nothing differs in length from example to example. */
  Lengths NONE =
      new Lengths() {
        @Override
        public Tensor length(Dim dim) {
          throw new IllegalStateException(dim + " is no length of an example");
        }

        @Override
        public Tensor valid(Dim dim) {
          return length(dim);
        }

        @Override
        public Dim bounded(Dim size) {
          return size;
        }
      };

  /** How much it is of each example: a whole number of at least one. */
  Tensor length(Dim dim);

  /** Which places of an axis of this size an example has: truth values, the first ones true. */
  Tensor valid(Dim dim);

  /** The size with room for the longest example. */
  Dim bounded(Dim size);
}
