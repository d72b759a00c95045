package nnet.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation;
import nnet.compiler.op.Kernel;
import nnet.compiler.op.Location;
import nnet.compiler.plan.Kinds;
import nnet.compiler.plan.RegionPlan;
import nnet.compiler.plan.Size;
import nnet.compiler.plan.Step;
import nnet.runtime.kernel.Kernels;

/** The statements of a step, each under the formula that it computes. */
final class StepWriter {
  private final RegionMethods methods;
  private final LoopWriting loops;
  private final ProductWriting products;

  StepWriter(RegionMethods methods, LoopClasses loopClasses) {
    this.methods = methods;
    loops = new LoopWriting(loopClasses);
    products = new ProductWriting(loopClasses);
  }

  CodeBlock write(Step step, Scope scope) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (String line : StepFormulas.of(step, scope.names())) {
      code.add("// $L\n", Comments.line(line));
    }
    code.add(
        switch (step) {
          case Step.Loop loop -> loops.write(loop, scope);
          case Step.Single single -> single(single, scope);
          case Step.Product product -> products.write(product, scope);
        });
    return code.build();
  }

  private CodeBlock single(Step.Single step, Scope scope) {
    Node node = step.node();
    return switch (node.operation()) {
      case Operation.Apply apply -> kernel(node, apply, scope);
      case Operation.Call call -> new CallWriting(methods, scope).write(step, call);
      case Operation.Scan scan -> new ScanWriting(methods, scope).write(step, scan);
    };
  }

  private CodeBlock kernel(Node node, Operation.Apply apply, Scope scope) {
    if (!(apply.operator() instanceof Kernel kernel)) {
      throw new IllegalStateException("cannot be emitted: " + node);
    }
    if (Kinds.isRepetition(node)) {
      for (Node maker : scope.plan().region().nodes()) {
        if (Kinds.isConstant(maker) && maker.result() == node.operands().get(0)) {
          return fill(node, maker.attributes().real("value"), scope);
        }
      }
    }
    return kernel.emit(new KernelEmission(node, scope));
  }

  private static CodeBlock fill(Node node, double value, Scope scope) {
    return CodeBlock.builder()
        .addStatement(
            "$T.fill($L, $L, $L)",
            Kernels.class,
            scope.location(node.result()).arguments(),
            scope.size(node.result().type().shape().elements()),
            Literals.real(value))
        .build();
  }

  CodeBlock copy(RegionPlan.Copy copy, Scope scope) {
    Location from = scope.location(copy.source());
    Location to = scope.location(copy.to());
    Size size = Size.of(copy.from().type());
    if (size.equals(Size.NONE)) {
      return CodeBlock.of("");
    }
    return CodeBlock.builder()
        .add("// $L\n", Comments.line("keep " + scope.names().variable(copy.from())))
        .addStatement(
            "$T.copy($L, $L, $L)",
            Kernels.class,
            from.arguments(),
            to.arguments(),
            scope.size(copy.from().type().shape().elements()))
        .build();
  }
}
