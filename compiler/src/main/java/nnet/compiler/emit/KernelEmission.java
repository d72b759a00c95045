package nnet.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import nnet.compiler.graph.Node;
import nnet.compiler.op.Emission;
import nnet.compiler.op.Location;
import nnet.compiler.type.Dim;

/** A node that calls a kernel, as its operator sees it. */
record KernelEmission(Node node, Scope scope) implements Emission {

  @Override
  public Location operand(int index) {
    return scope.location(node.operands().get(index));
  }

  @Override
  public Location result() {
    return scope.location(node.result());
  }

  @Override
  public CodeBlock size(Dim dim) {
    return CodeBlock.of("$L", scope.size(dim));
  }

  @Override
  public CodeBlock constant(String wish, Class<?> type, CodeBlock value) {
    return CodeBlock.of("$L", scope.constants().name(wish, type, value));
  }

  @Override
  public CodeBlock draw() {
    return CodeBlock.of("$L", scope.draw());
  }

  @Override
  public CodeBlock key(int operand) {
    return scope.offset(scope.plan().place(node.operands().get(operand)));
  }
}
