package nnet.runtime.kernel;

/**
 * One matrix product {@code C[m, n] (+)= op(A)[m, k] op(B)[k, n]} of row-major matrices; a
 * transposed operand is stored the other way round ({@code [k, m]}, {@code [n, k]}). It may be set
 * again when the product is done.
 */
public final class Product {
  private float[] a = {};
  private int aStart;
  private boolean transposeA;
  private float[] b = {};
  private int bStart;
  private boolean transposeB;
  private float[] c = {};
  private int cStart;
  private int m;
  private int n;
  private int k;
  private boolean accumulate;

  public Product set(
      float[] a,
      int aStart,
      boolean transposeA,
      float[] b,
      int bStart,
      boolean transposeB,
      float[] c,
      int cStart,
      int m,
      int n,
      int k,
      boolean accumulate) {
    this.a = a;
    this.aStart = aStart;
    this.transposeA = transposeA;
    this.b = b;
    this.bStart = bStart;
    this.transposeB = transposeB;
    this.c = c;
    this.cStart = cStart;
    this.m = m;
    this.n = n;
    this.k = k;
    this.accumulate = accumulate;
    return this;
  }

  /** The same product of operands that begin so many floats later. */
  Product setShifted(Product p, int a, int b, int c) {
    return set(
        p.a,
        p.aStart + a,
        p.transposeA,
        p.b,
        p.bStart + b,
        p.transposeB,
        p.c,
        p.cStart + c,
        p.m,
        p.n,
        p.k,
        p.accumulate);
  }

  public float[] a() {
    return a;
  }

  public int aStart() {
    return aStart;
  }

  public boolean transposeA() {
    return transposeA;
  }

  public float[] b() {
    return b;
  }

  public int bStart() {
    return bStart;
  }

  public boolean transposeB() {
    return transposeB;
  }

  public float[] c() {
    return c;
  }

  public int cStart() {
    return cStart;
  }

  public int m() {
    return m;
  }

  public int n() {
    return n;
  }

  public int k() {
    return k;
  }

  public boolean accumulate() {
    return accumulate;
  }
}
