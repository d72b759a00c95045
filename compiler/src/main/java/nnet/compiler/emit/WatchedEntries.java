package nnet.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import nnet.runtime.model.Frame;
import nnet.runtime.model.Watch;

/** The methods of a model that follow training step by step: those that look for a mistake. */
final class WatchedEntries {
  /** Letters of one literal: a class file has no longer ones than 65,535 bytes. */
  private static final int LONGEST = 15_000;

  private WatchedEntries() {}

  /** None where nothing is trained. */
  static List<MethodSpec> methods(List<EntryMethods.Written> entries) {
    CodeBlock.Builder runs = CodeBlock.builder().beginControlFlow("switch (entry)");
    CodeBlock.Builder tables = CodeBlock.builder().add("return switch (entry) {\n").indent();
    boolean any = false;
    for (int i = 0; i < entries.size(); i++) {
      EntryMethods.Written entry = entries.get(i);
      if (!entry.watched().isEmpty()) {
        any = true;
        runs.addStatement("case $L -> $L(frame, watch)", i, entry.watched());
        tables.addStatement("case $L -> $L", i, text(entry.made()));
      }
    }
    runs.addStatement("default -> run(entry, frame)").endControlFlow();
    tables.addStatement("default -> $S", "").unindent().add("};\n");
    return any ? List.of(run(runs.build()), made(tables.build())) : List.of();
  }

  private static MethodSpec run(CodeBlock code) {
    return method("run")
        .addParameter(int.class, "entry")
        .addParameter(Frame.class, "frame")
        .addParameter(Watch.class, "watch")
        .addCode(code)
        .build();
  }

  private static MethodSpec made(CodeBlock code) {
    return method("made")
        .returns(String.class)
        .addParameter(int.class, "entry")
        .addCode(code)
        .build();
  }

  private static MethodSpec.Builder method(String name) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }

  private static CodeBlock text(String text) {
    if (text.length() <= LONGEST) {
      return CodeBlock.of("$S", text);
    }
    List<CodeBlock> parts = new ArrayList<>();
    for (int from = 0; from < text.length(); from += LONGEST) {
      parts.add(CodeBlock.of("$S", text.substring(from, Math.min(text.length(), from + LONGEST))));
    }
    return CodeBlock.of("$T.join($S, $L)", String.class, "", CodeBlock.join(parts, ",$W"));
  }
}
