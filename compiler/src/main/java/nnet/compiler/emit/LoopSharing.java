package nnet.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import nnet.runtime.kernel.LoopCall;

/**
 * The loops over all of their rows. Threads share them where there are enough: the arguments are
 * put into a {@link LoopCall}, and each thread takes them out again, with the number of the loop.
 */
final class LoopSharing {
  /** Loops that one method tells apart: far from HotSpot's limit of 8000 bytecodes. */
  private static final int MOST = 64;

  private final List<CodeBlock> cases = new ArrayList<>();

  /** The loop with the number of its rows in the place of where they begin and end. */
  MethodSpec whole(LoopClasses.Loop loop, String javadoc) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder(loop.name())
            .addModifiers(Modifier.FINAL)
            .addJavadoc("$L", javadoc);
    List<String> direct = new ArrayList<>();
    CodeBlock.Builder put =
        CodeBlock.builder().add("$T.of(this, $L)", LoopCall.class, cases.size());
    for (String parameter : loop.parameters()) {
      String name = name(parameter);
      switch (name) {
        case "from" -> direct.add("0");
        case "to" -> {
          direct.add("rows");
          method.addParameter(int.class, "rows");
        }
        default -> {
          direct.add(name);
          method.addParameter(LoopClasses.parameter(parameter));
          put.add("$Z.with($L)", name);
        }
      }
    }
    cases.add(CodeBlock.of("case $L -> $L($L)", cases.size(), loop.name(), taken(loop)));
    return method
        .beginControlFlow("if ($T.isSmall(rows, $L))", LoopCall.class, loop.width())
        .addStatement("$L($L)", loop.name(), Text.arguments(direct))
        .nextControlFlow("else")
        .addStatement("$L$Z.run(rows, $L)", put.build(), loop.width())
        .endControlFlow()
        .build();
  }

  private static String name(String parameter) {
    return parameter.substring(parameter.lastIndexOf(' ') + 1);
  }

  /** The arguments of a loop over some of its rows as the call has them. */
  private static CodeBlock taken(LoopClasses.Loop loop) {
    List<String> arguments = new ArrayList<>();
    int arrays = 0;
    int numbers = 0;
    int places = 0;
    for (String parameter : loop.parameters()) {
      String name = name(parameter);
      if (name.equals("from") || name.equals("to")) {
        arguments.add(name);
      } else if (parameter.startsWith("float[]")) {
        arguments.add("call.array(" + arrays++ + ")");
      } else if (parameter.startsWith("float")) {
        arguments.add("call.number(" + numbers++ + ")");
      } else {
        arguments.add("call.place(" + places++ + ")");
      }
    }
    return Text.arguments(arguments);
  }

  /** The methods that run some rows of the loop with a number. */
  List<MethodSpec> rows() {
    List<MethodSpec> methods = new ArrayList<>();
    for (int from = 0; from < cases.size(); from += MOST) {
      MethodSpec.Builder method =
          from == 0
              ? MethodSpec.methodBuilder("rows")
                  .addAnnotation(Override.class)
                  .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
              : MethodSpec.methodBuilder("rows" + from).addModifiers(Modifier.PRIVATE);
      method
          .addParameter(int.class, "loop")
          .addParameter(LoopCall.class, "call")
          .addParameter(int.class, "from")
          .addParameter(int.class, "to")
          .beginControlFlow("switch (loop)");
      int end = Math.min(cases.size(), from + MOST);
      cases.subList(from, end).forEach(method::addStatement);
      if (end < cases.size()) {
        method.addStatement("default -> rows$L(loop, call, from, to)", end);
      } else {
        method.addStatement(
            "default -> throw new $T($S + loop)", IllegalArgumentException.class, "loop ");
      }
      methods.add(method.endControlFlow().build());
    }
    return methods;
  }
}
