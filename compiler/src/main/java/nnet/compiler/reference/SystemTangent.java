package nnet.compiler.reference;

import nnet.compiler.op.Evaluation;
import nnet.compiler.op.Kernel;
import nnet.compiler.op.NdArray;

/** How the solution y of A y = b changes with A: by the solution of A y' = -A' y. */
final class SystemTangent {
  private SystemTangent() {}

  /**
   * @param tangent of the matrix, of which the symmetric part counts
   */
  static NdArray of(Kernel solve, Evaluation evaluation, NdArray tangent) {
    NdArray y = solve.evaluate(evaluation);
    NdArray right = NdArray.zeros(y.shape());
    int n = tangent.shape()[tangent.shape().length - 1];
    int columns = y.shape()[y.shape().length - 1];
    for (int place = 0; place < y.size(); place++) {
      int slice = place / (n * columns);
      int row = place / columns % n;
      double sum = 0;
      for (int k = 0; k < n; k++) {
        double both =
            tangent.get(slice * n * n + row * n + k) + tangent.get(slice * n * n + k * n + row);
        sum += both / 2 * y.get(slice * n * columns + k * columns + place % columns);
      }
      right.data()[place] = -sum;
    }
    return Dependence.with(solve, evaluation, 1, right);
  }
}
