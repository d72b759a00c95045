package nnet.runtime.kernel;

/**
 * The product of one block of the inner dimension: {@code C[i, j] (+)= sum over k of A[i, k] B[k,
 * j]} with every chain starting from zero. Steps tell how far neighbours are apart: {@code aRow}
 * from {@code A[i, k]} to {@code A[i + 1, k]}, {@code aInner} to {@code A[i, k + 1]}, {@code
 * bInner} from {@code B[k, j]} to {@code B[k + 1, j]}, {@code bColumn} to {@code B[k, j + 1]}.
 */
record BlockProduct(
    float[] a,
    int aStart,
    int aRow,
    int aInner,
    float[] b,
    int bStart,
    int bInner,
    int bColumn,
    float[] c,
    int cStart,
    int cRow,
    int m,
    int n,
    int k,
    boolean add) {

  /** The block {@code [from, to)} of a product's inner dimension. */
  static BlockProduct of(Product p, int from, int to, boolean add) {
    int aRow = p.transposeA() ? 1 : p.k();
    int aInner = p.transposeA() ? p.m() : 1;
    int bInner = p.transposeB() ? 1 : p.n();
    int bColumn = p.transposeB() ? p.k() : 1;
    return new BlockProduct(
        p.a(),
        p.aStart() + from * aInner,
        aRow,
        aInner,
        p.b(),
        p.bStart() + from * bInner,
        bInner,
        bColumn,
        p.c(),
        p.cStart(),
        p.n(),
        p.m(),
        p.n(),
        to - from,
        add);
  }
}
