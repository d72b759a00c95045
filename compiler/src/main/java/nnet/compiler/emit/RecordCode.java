package nnet.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/**
 * Writes records as the Java that makes them again: the tables that the runtime needs. Long lists
 * get methods of their own, so that no method grows with the network.
 */
final class RecordCode {
  private static final int LONG = 12;
  private static final int CHUNK = 40;

  private final Names names;
  private final List<MethodSpec> methods = new ArrayList<>();

  RecordCode(Names names) {
    this.names = names;
  }

  /** The methods that the written expressions call. */
  List<MethodSpec> methods() {
    return methods;
  }

  CodeBlock write(Object value) {
    return switch (value) {
      case String text -> CodeBlock.of("$S", text);
      case Integer number -> CodeBlock.of("$L", number);
      case Long number -> CodeBlock.of("$LL", number);
      case Boolean flag -> CodeBlock.of("$L", flag);
      case Double number -> precise(number);
      case Enum<?> constant -> CodeBlock.of("$T.$L", constant.getDeclaringClass(), constant.name());
      case Optional<?> optional ->
          optional.isEmpty()
              ? CodeBlock.of("$T.empty()", Optional.class)
              : CodeBlock.of("$T.of($L)", Optional.class, write(optional.get()));
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      case Record tuple -> tuple(tuple);
      default -> throw new IllegalStateException("not a table: " + value.getClass());
    };
  }

  private static CodeBlock precise(double number) {
    String text = Literals.precise(number);
    return text.startsWith("Double.")
        ? CodeBlock.of("$T.$L", Double.class, text.substring("Double.".length()))
        : CodeBlock.of("$L", text);
  }

  private CodeBlock tuple(Record value) {
    List<CodeBlock> parts = new ArrayList<>();
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      try {
        parts.add(write(component.getAccessor().invoke(value)));
      } catch (ReflectiveOperationException unreadable) {
        throw new IllegalStateException(unreadable);
      }
    }
    return CodeBlock.of("new $T($L)", value.getClass(), joined(parts));
  }

  private CodeBlock map(Map<?, ?> map) {
    List<CodeBlock> entries = new ArrayList<>();
    new TreeMap<Object, Object>(map)
        .forEach((key, value) ->
            entries.add(CodeBlock.of("$T.entry($L, $L)", Map.class, write(key), write(value))));
    return CodeBlock.of("$T.ofEntries($L)", Map.class, joined(entries));
  }

  private CodeBlock list(List<?> list) {
    if (list.size() <= LONG) {
      return CodeBlock.of("$T.of($L)", List.class, joined(written(list)));
    }
    List<CodeBlock> calls = new ArrayList<>();
    for (int from = 0; from < list.size(); from += CHUNK) {
      List<?> some = list.subList(from, Math.min(list.size(), from + CHUNK));
      calls.add(CodeBlock.of("$L()", chunk(some)));
    }
    return calls.size() == 1
        ? calls.get(0)
        : CodeBlock.of(
            "$T.of($L).flatMap($T::stream).toList()",
            java.util.stream.Stream.class,
            joined(calls),
            List.class);
  }

  private String chunk(List<?> some) {
    Object first = some.get(0);
    String name = names.fresh(Identifiers.of(first.getClass().getSimpleName()) + "Table");
    ClassName element = ClassName.get(first.getClass());
    TypeName type = ParameterizedTypeName.get(ClassName.get(List.class), element);
    CodeBlock lines = CodeBlock.join(written(some), ",\n");
    methods.add(
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(type)
            .addStatement("return $T.of(\n$L)", List.class, lines)
            .build());
    return name;
  }

  private List<CodeBlock> written(List<?> list) {
    List<CodeBlock> parts = new ArrayList<>();
    for (Object element : list) {
      parts.add(write(element));
    }
    return parts;
  }

  private static CodeBlock joined(List<CodeBlock> parts) {
    return CodeBlock.join(parts, ",$W");
  }
}
