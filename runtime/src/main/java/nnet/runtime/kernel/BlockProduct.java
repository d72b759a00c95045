package nnet.runtime.kernel;

/**
 * The product of one block of the inner dimension: {@code C[i, j] (+)= sum over k of A[i, k] B[k,
 * j]} with every chain starting from zero. Steps tell how far neighbours are apart: {@code aRow}
 * from {@code A[i, k]} to {@code A[i + 1, k]}, {@code aInner} to {@code A[i, k + 1]}, {@code
 * bInner} from {@code B[k, j]} to {@code B[k + 1, j]}, {@code bColumn} to {@code B[k, j + 1]}.
 */
final class BlockProduct {
  float[] a = {};
  int aStart;
  int aRow;
  int aInner;
  float[] b = {};
  int bStart;
  int bInner;
  int bColumn;
  float[] c = {};
  int cStart;
  int cRow;
  int m;
  int n;
  int k;
  boolean add;

  /** The block {@code [from, to)} of a product's inner dimension. */
  void set(Product p, int from, int to, boolean add) {
    a = p.a();
    aRow = p.transposeA() ? 1 : p.k();
    aInner = p.transposeA() ? p.m() : 1;
    aStart = p.aStart() + from * aInner;
    b = p.b();
    bInner = p.transposeB() ? 1 : p.n();
    bColumn = p.transposeB() ? p.k() : 1;
    bStart = p.bStart() + from * bInner;
    c = p.c();
    cStart = p.cStart();
    cRow = p.n();
    m = p.m();
    n = p.n();
    k = to - from;
    this.add = add;
  }
}
