package nnet.runtime.kernel;

/**
 * One matrix product {@code C[m, n] (+)= op(A)[m, k] op(B)[k, n]} of row-major matrices; a
 * transposed operand is stored the other way round ({@code [k, m]}, {@code [n, k]}).
 */
public record Product(
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
    boolean accumulate) {}
