package nnet.compiler.elaborate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nnet.compiler.diagnostic.Code;
import nnet.compiler.diagnostic.Diagnostic;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.ParameterSyntax;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.TypeSyntax;
import nnet.compiler.type.Element;
import nnet.compiler.type.Range;
import nnet.compiler.type.Shape;

/** The columns that a {@code record} declares: the raw row of a file. */
final class DataRecords {
  private static final Set<String> OWN_TYPES = Set.of("category", "date");
  static final Set<String> TYPES =
      new TreeSet<>(
          Set.of("f32", "unit", "range", "class", "i32", "bool", "category", "date", "text"));

  private final Elaborator elaborator;
  private final Activation at;

  DataRecords(Elaborator elaborator, Activation at) {
    this.elaborator = elaborator;
    this.at = at;
  }

  /** Empty where there is no such record or a field is wrong, which is reported. */
  Optional<Map<String, DataColumn>> columns(Name name) {
    Declaration.Record row = elaborator.workspace.definitions.record(name);
    if (row == null && elaborator.workspace.definitions.isBroken(name)) {
      return Optional.empty();
    }
    if (row == null) {
      elaborator.reports.unknownName(
          at,
          Code.UNKNOWN_NAME,
          name.span(),
          "there is no record",
          name.text(),
          elaborator.workspace.definitions.recordNames(name.span().file()));
      return Optional.empty();
    }
    return columns(row);
  }

  Optional<Map<String, DataColumn>> columns(Declaration.Record row) {
    Map<String, DataColumn> columns = new LinkedHashMap<>();
    boolean failed = false;
    for (ParameterSyntax field : row.fields()) {
      Optional<DataColumn> column = column(field);
      failed |= column.isEmpty();
      if (column.isPresent() && columns.put(field.name().text(), column.get()) != null) {
        elaborator.reports.error(
            at,
            Code.DUPLICATE_NAME,
            field.name().span(),
            "`" + field.name() + "` is declared twice in this record");
        failed = true;
      }
    }
    return failed ? Optional.empty() : Optional.of(columns);
  }

  private Optional<DataColumn> column(ParameterSyntax field) {
    TypeSyntax type = field.type();
    Name name = field.name();
    if (type == null) {
      elaborator.reports.add(
          at,
          Diagnostic.error(Code.MISSING_PART, name.span(), "the field `" + name + "` has no type")
              .help("write " + name + ": f32"));
      return Optional.empty();
    }
    return switch (type.base().text()) {
      case "category" ->
          scalar(type)
              ? Optional.of(DataColumn.category(name.text(), name.span(), type.optional()))
              : Optional.empty();
      case "text" ->
          scalar(type)
              ? Optional.of(DataColumn.text(name.text(), name.span(), type.optional()))
              : Optional.empty();
      case "date" ->
          scalar(type)
              ? Optional.of(made(field, type, new Element.Int(Range.ALL), Shape.SCALAR))
              : Optional.empty();
      default -> typed(field, type);
    };
  }

  private boolean scalar(TypeSyntax type) {
    if (type.dimensions() == null) {
      return true;
    }
    elaborator.reports.error(
        at, Code.NOT_YET, type.span(), "a field of several values of type `" + type.base() + "`");
    return false;
  }

  private Optional<DataColumn> typed(ParameterSyntax field, TypeSyntax type) {
    String base = type.base().text();
    if (!TYPES.contains(base)) {
      elaborator.reports.unknownName(
          at, Code.UNKNOWN_NAME, type.base().span(), "a record has no type", base, TYPES);
      return Optional.empty();
    }
    Element element = elaborator.unifier.types().element(type, at);
    Optional<Shape> shape = elaborator.unifier.types().shape(type, at);
    return element == null
        ? Optional.empty()
        : shape.map(sizes -> made(field, type, element, sizes));
  }

  private static DataColumn made(
      ParameterSyntax field, TypeSyntax type, Element element, Shape shape) {
    String base = type.base().text();
    String word =
        switch (element) {
          case Element.ClassIndex label -> "class";
          case Element.Int integer -> OWN_TYPES.contains(base) ? base : "i32";
          case Element.Bool bool -> "bool";
          case Element.Real real -> "f32";
          case Element.Simplex simplex -> "f32";
        };
    return new DataColumn(
        field.name().text(),
        field.name().span(),
        word,
        element,
        type.optional(),
        Optional.of(shape));
  }
}
