package nnet.benchmarks.openblas;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** The functions of the library {@code libopenblas.so.0}. */
@SuppressWarnings("restricted")
final class OpenBlas {
  private static final String LIBRARY = "libopenblas.so.0";
  private static final int ROW_MAJOR = 101;
  private static final int NOT_TRANSPOSED = 111;
  private static final int TRANSPOSED = 112;

  private final Linker linker = Linker.nativeLinker();
  private final SymbolLookup symbols;
  private final MethodHandle sgemm;

  OpenBlas() {
    this.symbols = library();
    this.sgemm =
        function(
            "cblas_sgemm",
            FunctionDescriptor.ofVoid(
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_INT,
                JAVA_FLOAT,
                ADDRESS,
                JAVA_INT,
                ADDRESS,
                JAVA_INT,
                JAVA_FLOAT,
                ADDRESS,
                JAVA_INT));
  }

  private static SymbolLookup library() {
    try {
      return SymbolLookup.libraryLookup(LIBRARY, Arena.global());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "there is no " + LIBRARY + ": install it (Debian: apt-get install libopenblas0-pthread)",
          e);
    }
  }

  private MethodHandle function(String name, FunctionDescriptor descriptor) {
    return linker.downcallHandle(symbols.find(name).orElseThrow(), descriptor);
  }

  /** Version, options and the kernels it chose. */
  String configuration() {
    MethodHandle config = function("openblas_get_config", FunctionDescriptor.of(ADDRESS));
    try {
      return ((MemorySegment) config.invokeExact()).reinterpret(Long.MAX_VALUE).getString(0);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code C[m, n] = op(A) op(B)}, row by row. */
  void multiply(
      boolean left,
      boolean right,
      int m,
      int n,
      int k,
      MemorySegment a,
      MemorySegment b,
      MemorySegment c) {
    try {
      sgemm.invokeExact(
          ROW_MAJOR,
          left ? TRANSPOSED : NOT_TRANSPOSED,
          right ? TRANSPOSED : NOT_TRANSPOSED,
          m,
          n,
          k,
          1f,
          a,
          left ? m : k,
          b,
          right ? k : n,
          0f,
          c,
          n);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
