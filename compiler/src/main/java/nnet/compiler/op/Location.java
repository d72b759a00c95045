package nnet.compiler.op;

import com.palantir.javapoet.CodeBlock;

/** Where a tensor lives in emitted code: a {@code float[]} and the offset of its first element. */
public record Location(CodeBlock array, CodeBlock offset) {

  /** Both, as the two arguments that kernels take. */
  public CodeBlock arguments() {
    return CodeBlock.of("$L, $L", array, offset);
  }
}
