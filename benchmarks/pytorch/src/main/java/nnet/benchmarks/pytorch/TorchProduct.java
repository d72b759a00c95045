package nnet.benchmarks.pytorch;

import nnet.benchmarks.engine.Work;
import nnet.benchmarks.work.Examples;
import nnet.benchmarks.work.Workload;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A product into a tensor that is there already. */
final class TorchProduct implements Work {
  private final Workload.Product product;
  private final Tensor a;
  private final Tensor b;
  private final Tensor c;

  TorchProduct(Workload.Product product) {
    this.product = product;
    int m = product.m();
    int n = product.n();
    int k = product.k();
    Tensor left = torch.tensor(Examples.matrix(m * k, 1));
    Tensor right = torch.tensor(Examples.matrix(k * n, 2));
    this.a = product.form().left() ? left.reshape(k, m).transpose(0, 1) : left.reshape(m, k);
    this.b = product.form().right() ? right.reshape(n, k).transpose(0, 1) : right.reshape(k, n);
    this.c = torch.zeros(m, n);
  }

  @Override
  public void run(int times) {
    try (InferenceMode _ = new InferenceMode(true)) {
      for (int i = 0; i < times; i++) {
        torch.mm_out(c, a, b).close();
      }
    }
  }

  /** The sum of the first row of the result. */
  @Override
  public double check() {
    return c.select(0, 0).sum().item_double();
  }

  @Override
  public long parameters() {
    return (long) product.k() * (product.m() + product.n());
  }
}
