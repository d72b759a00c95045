package nnet.compiler.op;

import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import nnet.runtime.kernel.Kernels;

/** Statements that call {@link Kernels}. */
public final class KernelCall {
  private KernelCall() {}

  /** The statement {@code Kernels.name(arguments);}. */
  public static CodeBlock statement(String name, Object... arguments) {
    CodeBlock list =
        Arrays.stream(arguments)
            .map(argument -> CodeBlock.of("$L", argument))
            .collect(CodeBlock.joining(",$W"));
    return CodeBlock.builder().addStatement("$T.$L($L)", Kernels.class, name, list).build();
  }

  /** The statement that fills the result with one number. */
  public static CodeBlock fill(Emission emission, double value) {
    return statement(
        "fill",
        emission.result().arguments(),
        emission.size(emission.resultType().shape().elements()),
        literal(value));
  }

  /** A float as Java text. */
  public static CodeBlock literal(double value) {
    float number = (float) value;
    if (Float.isFinite(number)) {
      return CodeBlock.of("$Lf", number);
    }
    String name =
        Float.isNaN(number) ? "NaN" : (number > 0 ? "POSITIVE" : "NEGATIVE") + "_INFINITY";
    return CodeBlock.of("$T.$L", Float.class, name);
  }

  /** {@code new int[] {...}}. */
  public static CodeBlock sizes(Emission emission, List<Dim> dims) {
    CodeBlock list = dims.stream().map(emission::size).collect(CodeBlock.joining(", "));
    return CodeBlock.of("new int[] {$L}", list);
  }

  public static CodeBlock integers(List<Integer> values) {
    String list = values.stream().map(Object::toString).collect(Collectors.joining(", "));
    return CodeBlock.of("new int[] {$L}", list);
  }

  /** The place some elements behind the beginning of a location, as arguments. */
  public static CodeBlock shifted(Emission emission, Location location, Dim by) {
    if (by.is(0)) {
      return location.arguments();
    }
    return CodeBlock.of("$L, $L + $L", location.array(), location.offset(), emission.size(by));
  }

  /** How far apart the elements of a row-major tensor are, for each axis. */
  public static List<Dim> strides(Shape shape) {
    List<Dim> strides = new java.util.ArrayList<>();
    Dim stride = Dim.ONE;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      strides.add(0, stride);
      stride = stride.times(shape.dim(axis));
    }
    return strides;
  }
}
