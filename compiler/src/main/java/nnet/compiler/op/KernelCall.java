package nnet.compiler.op;

import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
import java.util.List;
import nnet.compiler.type.Dim;
import nnet.compiler.type.Shape;
import nnet.runtime.kernel.Axes;
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

  /** The {@link Axes} of these lengths along which a source and a target move so far. */
  public static CodeBlock axes(
      Emission emission, List<Dim> lengths, List<Dim> sourceSteps, List<Dim> targetSteps) {
    if (lengths.isEmpty()) {
      return CodeBlock.of("$T.of(1, 0, 0)", Axes.class);
    }
    CodeBlock.Builder code = CodeBlock.builder().add("$T", Axes.class);
    for (int axis = 0; axis < lengths.size(); axis++) {
      code.add(
          "$Z.$L($L,$W$L,$W$L)",
          axis == 0 ? "of" : "and",
          emission.size(lengths.get(axis)),
          emission.size(sourceSteps.get(axis)),
          emission.size(targetSteps.get(axis)));
    }
    return code.build();
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
