package nnet.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/**
 * Writes records as the Java that makes them again: the tables that the runtime needs. Long lists
 * get methods of their own, so that no method grows with the network. Lists say what they are of,
 * as javac takes long to find that out from so many nested calls.
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

  CodeBlock write(Record value) {
    return tuple(value);
  }

  private CodeBlock write(Object value, Type type) {
    return switch (value) {
      case String text -> CodeBlock.of("$S", text);
      case Integer number -> CodeBlock.of("$L", number);
      case Long number -> CodeBlock.of("$LL", number);
      case Boolean flag -> CodeBlock.of("$L", flag);
      case Double number -> precise(number);
      case Enum<?> constant -> CodeBlock.of("$T.$L", constant.getDeclaringClass(), constant.name());
      case Optional<?> optional -> optional(optional, part(type, 0));
      case List<?> list -> list(list, part(type, 0));
      case Map<?, ?> map -> map(map, part(type, 0), part(type, 1));
      case Record tuple -> tuple(tuple);
      default -> throw new IllegalStateException("not a table: " + value.getClass());
    };
  }

  private static Type part(Type type, int position) {
    return ((ParameterizedType) type).getActualTypeArguments()[position];
  }

  private CodeBlock optional(Optional<?> optional, Type type) {
    return optional.isEmpty()
        ? CodeBlock.of("$T.<$T>empty()", Optional.class, type)
        : CodeBlock.of("$T.<$T>of($L)", Optional.class, type, write(optional.get(), type));
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
        Object part = component.getAccessor().invoke(value);
        parts.add(write(part, component.getGenericType()));
      } catch (ReflectiveOperationException unreadable) {
        throw new IllegalStateException(unreadable);
      }
    }
    return CodeBlock.of("new $T($L)", value.getClass(), joined(parts));
  }

  private CodeBlock map(Map<?, ?> map, Type key, Type value) {
    List<CodeBlock> entries = new ArrayList<>();
    new TreeMap<Object, Object>(map)
        .forEach((from, to) -> entries.add(entry(write(from, key), key, write(to, value), value)));
    return CodeBlock.of("$T.<$T, $T>ofEntries($L)", Map.class, key, value, joined(entries));
  }

  private static CodeBlock entry(CodeBlock from, Type key, CodeBlock to, Type value) {
    return CodeBlock.of("$T.<$T, $T>entry($L, $L)", Map.class, key, value, from, to);
  }

  private CodeBlock list(List<?> list, Type type) {
    if (list.size() <= LONG) {
      return CodeBlock.of("$T.<$T>of($L)", List.class, type, joined(written(list, type)));
    }
    List<CodeBlock> calls = new ArrayList<>();
    for (int from = 0; from < list.size(); from += CHUNK) {
      List<?> some = list.subList(from, Math.min(list.size(), from + CHUNK));
      calls.add(CodeBlock.of("$L()", chunk(some, type)));
    }
    return calls.size() == 1
        ? calls.get(0)
        : CodeBlock.of(
            "$T.of($L).flatMap($T::stream).toList()",
            java.util.stream.Stream.class,
            joined(calls),
            List.class);
  }

  private String chunk(List<?> some, Type type) {
    String name = names.fresh(Identifiers.of(some.get(0).getClass().getSimpleName()) + "Table");
    CodeBlock lines = CodeBlock.join(written(some, type), ",\n");
    methods.add(
        MethodSpec.methodBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(ParameterizedTypeName.get(List.class, type))
            .addStatement("return $T.<$T>of(\n$L)", List.class, type, lines)
            .build());
    return name;
  }

  private List<CodeBlock> written(List<?> list, Type type) {
    List<CodeBlock> parts = new ArrayList<>();
    for (Object element : list) {
      parts.add(write(element, type));
    }
    return parts;
  }

  private static CodeBlock joined(List<CodeBlock> parts) {
    return CodeBlock.join(parts, ",$W");
  }
}
