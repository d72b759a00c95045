package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.List;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Block;
import nnet.compiler.syntax.DataStatement;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.Statement;
import nnet.compiler.syntax.SyntaxFile;
import nnet.compiler.syntax.TrainStatement;
import nnet.compiler.syntax.parse.Parser;
import org.jspecify.annotations.Nullable;

/** What a file declares, as a tree. */
public final class Outline {
  private Outline() {}

  /** What an entry is; editors have a picture for each. */
  public enum Kind {
    NETWORK,
    LAYER,
    FUNCTION,
    RECORD,
    DATA,
    TRAIN,
    TEST,
    PORT,
    PARAMETER,
    FIELD,
    LABEL,
    SETTING
  }

  /**
   * @param detail in a few words beside the name; may be empty
   * @param span all of it
   * @param name where its name stands
   */
  public record Entry(
      Kind kind, String title, String detail, Span span, Span name, List<Entry> children) {
    public Entry {
      children = List.copyOf(children);
    }
  }

  public static List<Entry> of(Analysis analysis) {
    return of(analysis.syntax());
  }

  /** Of a text that need not be checked for it. */
  public static List<Entry> of(SourceFile source) {
    return of(Parser.parse(source, new Diagnostics()));
  }

  private static List<Entry> of(SyntaxFile file) {
    List<Entry> entries = new ArrayList<>();
    file.declarations().forEach(each -> declaration(each, entries));
    return entries;
  }

  private static void declaration(Declaration declaration, List<Entry> into) {
    switch (declaration) {
      case Definition definition ->
          into.add(
              new Entry(
                  kind(definition),
                  definition.name().text(),
                  definition.kind().word(),
                  definition.span(),
                  definition.name().span(),
                  body(definition)));
      case Declaration.Record row ->
          into.add(
              entry(
                  Kind.RECORD,
                  row.name(),
                  "record",
                  row.span(),
                  row.fields().stream().map(Outline::field).toList()));
      case Declaration.Data data ->
          into.add(entry(Kind.DATA, data.name(), "data", data.span(), columns(data)));
      case Declaration.Train train ->
          into.add(
              entry(
                  Kind.TRAIN,
                  train.network(),
                  "train on " + train.data(),
                  train.span(),
                  settings(train.statements())));
      case Declaration.Generate generate ->
          into.add(
              entry(
                  Kind.TRAIN,
                  generate.name(),
                  "generate from " + generate.network(),
                  generate.span(),
                  settings(generate.statements())));
      case Declaration.Test test ->
          into.add(new Entry(Kind.TEST, test.title(), "test", test.span(), test.span(), List.of()));
      case Declaration.Import imported -> {}
      case Declaration.Language language -> {}
      case Declaration.Broken broken -> {}
    }
  }

  static Kind kind(Definition definition) {
    return switch (definition.kind()) {
      case NETWORK -> Kind.NETWORK;
      case LAYER, CELL -> Kind.LAYER;
      case ACTIVATION, LOSS, METRIC, FUNCTION, REGULARIZER, OPTIMIZER, SCHEDULE, INITIALIZER ->
          Kind.FUNCTION;
    };
  }

  private static Entry entry(Kind kind, Name name, String detail, Span span, List<Entry> children) {
    return new Entry(kind, name.text(), detail, span, name.span(), children);
  }

  private static Entry field(Declaration.ParameterSyntax field) {
    String type = field.type() == null ? "" : field.type().span().text();
    return entry(Kind.FIELD, field.name(), type, field.span(), List.of());
  }

  private static List<Entry> columns(Declaration.Data data) {
    List<Entry> entries = new ArrayList<>();
    for (DataStatement statement : data.statements()) {
      if (statement instanceof DataStatement.Column column) {
        entries.add(entry(Kind.FIELD, column.name(), "column", column.span(), List.of()));
      }
    }
    return entries;
  }

  private static List<Entry> settings(List<TrainStatement> statements) {
    List<Entry> entries = new ArrayList<>();
    for (TrainStatement statement : statements) {
      switch (statement) {
        case TrainStatement.Setting s ->
            entries.add(entry(Kind.SETTING, s.name(), firstLine(s.value()), s.span(), List.of()));
        case TrainStatement.Phase s ->
            entries.add(entry(Kind.SETTING, s.name(), "phase", s.span(), List.of()));
        case TrainStatement.Stage s ->
            entries.add(entry(Kind.SETTING, s.name(), "stage", s.span(), List.of()));
        case TrainStatement.Freeze s -> {}
        case TrainStatement.Start s -> {}
        case TrainStatement.Renamed s -> {}
        case TrainStatement.Assign s -> {}
        case TrainStatement.Broken s -> {}
      }
    }
    return entries;
  }

  private static String firstLine(Expression value) {
    return value.span().text().lines().findFirst().orElse("");
  }

  private static List<Entry> body(Definition definition) {
    List<Entry> entries = new ArrayList<>();
    if (definition.body() instanceof Declaration.Body.Statements body) {
      block(body.block(), entries);
    }
    return entries;
  }

  private static void block(Block block, List<Entry> into) {
    block.statements().forEach(statement -> statement(statement, into));
  }

  private static void statement(Statement statement, List<Entry> into) {
    switch (statement) {
      case Statement.Input s ->
          into.add(entry(Kind.PORT, s.name(), typed("input", s.type().span()), s.span(), none()));
      case Statement.Target s ->
          into.add(entry(Kind.PORT, s.name(), typed("target", s.type().span()), s.span(), none()));
      case Statement.Output s ->
          into.add(entry(Kind.PORT, s.name(), "output", s.span(), labels(s.value())));
      case Statement.Parameter s ->
          into.add(entry(Kind.PARAMETER, s.name(), "param", s.span(), none()));
      case Statement.State s ->
          into.add(entry(Kind.PARAMETER, s.name(), "state", s.span(), none()));
      case Statement.Metric s when s.name() != null ->
          into.add(entry(Kind.PORT, s.name(), "metric", s.span(), none()));
      case Statement.Loss s when s.name() != null ->
          into.add(entry(Kind.PORT, s.name(), "loss", s.span(), none()));
      case Statement.Decision s ->
          into.add(entry(Kind.PORT, s.name(), "decision", s.span(), none()));
      case Statement.Assign s -> into.addAll(labels(s.value()));
      case Statement.Repeat s -> block(s.body(), into);
      case Statement.For s -> block(s.body(), into);
      default -> {}
    }
  }

  private static String typed(String word, Span type) {
    return word + ": " + type.text().replaceAll("\\s+", " ");
  }

  private static List<Entry> none() {
    return List.of();
  }

  /** The stages that have a name of their own. */
  private static List<Entry> labels(@Nullable Expression value) {
    List<Entry> entries = new ArrayList<>();
    Expression rest = value;
    while (rest instanceof Expression.Pipe pipe) {
      if (pipe.label() != null) {
        Name label = pipe.label();
        Span span = label.span().to(pipe.stage().span());
        entries.addFirst(entry(Kind.LABEL, label, firstLine(pipe.stage()), span, none()));
      }
      rest = pipe.input();
    }
    return entries;
  }
}
