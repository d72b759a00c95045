package nnet.compiler.elaborate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.type.Shape;
import org.jspecify.annotations.Nullable;

/** What a source is given: files inside the folder of data, and options. */
final class SourceArguments {
  static final Set<String> CSV = new TreeSet<>(Set.of("path", "header", "skip", "separator"));
  static final Set<String> LINES = Set.of("path");
  static final Set<String> IMAGES = Set.of("path", "size");

  private static final long LARGEST_SIDE = 100_000;

  private final Elaborator elaborator;
  private final Activation at;

  SourceArguments(Elaborator elaborator, Activation at) {
    this.elaborator = elaborator;
    this.at = at;
  }

  boolean wrong(Span span, String message) {
    elaborator.reports.error(at, Code.BAD_SOURCE, span, message);
    return false;
  }

  /** A source of one file, with options. */
  boolean file(
      String kind,
      Set<String> options,
      List<Argument> given,
      Map<String, String> values,
      Span span) {
    boolean fits = true;
    for (int i = 0; i < given.size(); i++) {
      Argument argument = given.get(i);
      Name name = argument.name();
      String option = name == null ? (i == 0 ? "path" : "") : name.text();
      fits &= option(kind, options, option, argument, values);
    }
    if (!values.containsKey("path") && fits) {
      return wrong(span, "a source names where its rows are: " + example(kind));
    }
    return fits;
  }

  private static String example(String kind) {
    String name =
        switch (kind) {
          case "images" -> "folder";
          case "lines" -> "rows.txt";
          default -> "rows." + kind;
        };
    return kind + "(\"" + name + "\")";
  }

  private boolean option(
      String kind,
      Set<String> options,
      String option,
      Argument argument,
      Map<String, String> values) {
    if (!options.contains(option)) {
      Name name = argument.name();
      Span place = name == null ? argument.span() : name.span();
      elaborator.reports.unknownName(
          at, Code.BAD_SOURCE, place, kind + " has no option", option, options);
      return false;
    }
    Optional<String> value =
        option.equals("path")
            ? path(argument.value())
            : text(
                kind, option, elaborator.evaluate(argument.value(), at), argument.value().span());
    if (value.isPresent() && values.put(option, value.get()) != null) {
      return wrong(argument.span(), "`" + option + "` is given twice");
    }
    return value.isPresent();
  }

  private Optional<String> text(String kind, String option, Item item, Span span) {
    Optional<String> text =
        switch (option) {
          case "header" ->
              item instanceof Item.Flag f ? Optional.of("" + f.value()) : Optional.empty();
          case "separator" ->
              item instanceof Item.Text t && t.value().length() == 1 && !t.value().equals("\"")
                  ? Optional.of(t.value())
                  : Optional.empty();
          case "size" -> size(item);
          default -> Expressions.whole(item).filter(n -> n >= 0 && n < 1_000_000).map(n -> "" + n);
        };
    if (text.isEmpty() && !(item instanceof Item.Unknown)) {
      String wanted =
          switch (option) {
            case "header" -> "true or false";
            case "separator" -> "a text of one character";
            case "size" -> "height and width, such as [64, 64]";
            default -> "a whole number of lines";
          };
      wrong(span, "`" + option + "` of " + kind + " is " + wanted + "; this is " + item.kind());
    }
    return text;
  }

  private static Optional<String> size(Item item) {
    List<Item> items = item instanceof Item.Sequence list ? list.items() : List.of();
    List<Long> sizes =
        items.stream()
            .flatMap(each -> Expressions.whole(each).stream())
            .filter(n -> n >= 1 && n <= LARGEST_SIDE)
            .toList();
    return items.size() == 2 && sizes.size() == 2
        ? Optional.of(sizes.get(0) + "x" + sizes.get(1))
        : Optional.empty();
  }

  /** Height and width, where images are resized. */
  static Optional<Shape> size(Map<String, String> values) {
    return Optional.ofNullable(values.get("size"))
        .map(text -> text.split("x", 2))
        .map(sides -> Shape.of(Integer.parseInt(sides[0]), Integer.parseInt(sides[1])));
  }

  /** A file inside the folder of data: a text that is written here, not computed. */
  Optional<String> path(Expression value) {
    if (!(value instanceof Expression.StringLiteral literal)) {
      wrong(value.span(), "a file is named by a text in quotes");
      return Optional.empty();
    }
    String path = literal.value();
    String problem = problem(path);
    if (problem == null) {
      return Optional.of(path);
    }
    elaborator.reports.add(
        at,
        Diagnostic.error(Code.BAD_SOURCE, value.span(), problem)
            .help(
                "name it as it is called inside the folder of data, and the folder by --data-dir"));
    return Optional.empty();
  }

  private static @Nullable String problem(String path) {
    if (path.isBlank()) {
      return "this names no file";
    }
    if (path.contains("://")) {
      return "data are read from files, never from the net";
    }
    boolean absolute = path.startsWith("/") || path.startsWith("\\") || path.matches("[A-Za-z]:.*");
    boolean above = List.of(path.split("[/\\\\]")).contains("..");
    return absolute || above ? "this file lies outside the folder of data" : null;
  }

  /** Of a source whose columns no record declares. */
  Optional<Map<String, DataColumn>> known(String kind, Name row) {
    elaborator.reports.error(
        at,
        Code.BAD_SOURCE,
        row.span(),
        "the columns of `" + kind + "` are known: leave `as " + row + "` out");
    return Optional.empty();
  }
}
