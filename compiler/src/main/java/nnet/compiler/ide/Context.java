package nnet.compiler.ide;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nnet.compiler.syntax.Argument;
import nnet.compiler.syntax.DataStatement;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.Name;
import nnet.compiler.syntax.Statement;
import nnet.compiler.syntax.SyntaxFile;
import nnet.compiler.syntax.TrainStatement;
import nnet.compiler.syntax.TypeSyntax;

/** What may stand at a place of the text. */
sealed interface Context {
  /** A declaration of the file. */
  record OfFile() implements Context {}

  /** A statement of a body. */
  record OfBody() implements Context {}

  /** A statement of a {@code data} block. */
  record OfData() implements Context {}

  /** A setting or statement of a {@code train} block. */
  record OfTraining() implements Context {}

  /** A setting or statement of a {@code generate} block. */
  record OfGeneration() implements Context {}

  /** A field of a record. */
  record OfRecord(Declaration.Record row) implements Context {}

  /** A stage behind an arrow. */
  record OfPipe(Expression input) implements Context {}

  /** An argument of a call, or the name of one. */
  record OfCall(Expression.Call call, Optional<String> option) implements Context {}

  /** Any value. */
  record OfValue() implements Context {}

  /** A type, of a field or of a tensor. */
  record OfType(boolean field) implements Context {}

  record OfNetworkName() implements Context {}

  record OfDataName() implements Context {}

  record OfRecordName() implements Context {}

  record OfColumnName() implements Context {}

  /** What gives rows. */
  record OfSource() implements Context {}

  /** A kind of split. */
  record OfSplit() implements Context {}

  /** A part of a network that has a name. */
  record OfMember(Expression base) implements Context {}

  /** The path of an import, behind the folders that are written already. */
  record OfImport(String folder) implements Context {}

  /** Nothing that could be proposed: a new name, a number, a comment. */
  record Nothing() implements Context {}

  static Context of(Cursor cursor) {
    List<Node> path = cursor.path();
    Node inner = path.getLast();
    Matcher imported = IMPORT.matcher(line(cursor));
    if (imported.matches()) {
      return new OfImport(imported.group(1));
    }
    if (isComment(cursor)) {
      return new Nothing();
    }
    if (inner.part() instanceof Name name && name.text().equals(Cursor.WORD)) {
      return ofName(path);
    }
    return ofBroken(path, cursor);
  }

  Pattern IMPORT = Pattern.compile("\\s*import\\s*\"((?:[^\"/]+/)*)[^\"/]*");

  /** What is written before the cursor in its line. */
  private static String line(Cursor cursor) {
    String text = cursor.analysis().source().text();
    return text.substring(text.lastIndexOf('\n', cursor.offset()) + 1, cursor.offset());
  }

  private static boolean isComment(Cursor cursor) {
    String line = line(cursor);
    return line.contains("//") || line.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  private static Object up(List<Node> path, int levels) {
    return path.get(Math.max(0, path.size() - 1 - levels)).part();
  }

  private static Context ofName(List<Node> path) {
    return switch (up(path, 1)) {
      case Expression.NameReference reference -> ofReference(reference, path);
      case TypeSyntax type -> new OfType(path.stream().anyMatch(Context::isRecord));
      case Argument argument when up(path, 2) instanceof Expression.Call call ->
          new OfCall(call, Optional.empty());
      case Expression.Member member -> new OfMember(member.base());
      case Declaration.Train train ->
          train.network().text().equals(Cursor.WORD) ? new OfNetworkName() : new OfDataName();
      case Declaration.Generate generate ->
          generate.network().text().equals(Cursor.WORD) ? new OfNetworkName() : new Nothing();
      case DataStatement.From from -> new OfRecordName();
      case DataStatement.Join join ->
          join.record().text().equals(Cursor.WORD) ? new OfRecordName() : new OfColumnName();
      case DataStatement.OrderBy order -> new OfColumnName();
      case DataStatement.GroupBy group -> new OfColumnName();
      case DataStatement.Column column -> new OfData();
      case DataStatement.Setting setting -> new OfData();
      case TrainStatement.Setting setting -> ofBlock(path);
      default -> new Nothing();
    };
  }

  private static boolean isRecord(Node node) {
    return node.part() instanceof Declaration.Record;
  }

  @SuppressWarnings("ReferenceEquality") // this very part of the tree
  private static Context ofReference(Expression.NameReference reference, List<Node> path) {
    Object parent = up(path, 2);
    return switch (parent) {
      case Expression.Pipe pipe when pipe.stage().equals(reference) -> new OfPipe(pipe.input());
      case Expression.Call call when call.function().equals(reference) -> ofCallee(call, path);
      case Argument argument when up(path, 3) instanceof Expression.Call call ->
          new OfCall(call, Optional.ofNullable(argument.name()).map(Name::text));
      case DataStatement.From from -> new OfSource();
      case DataStatement.Join join -> new OfSource();
      case DataStatement.Split split -> new OfSplit();
      default -> new OfValue();
    };
  }

  @SuppressWarnings("ReferenceEquality") // this very part of the tree
  private static Context ofCallee(Expression.Call call, List<Node> path) {
    return switch (up(path, 3)) {
      case Expression.Pipe pipe when pipe.stage().equals(call) -> new OfPipe(pipe.input());
      case DataStatement.From from -> new OfSource();
      case DataStatement.Join join -> new OfSource();
      case DataStatement.Split split -> new OfSplit();
      default -> new OfValue();
    };
  }

  private static Context ofBlock(List<Node> path) {
    boolean loop = path.stream().anyMatch(node -> node.part() instanceof Declaration.Generate);
    return loop ? new OfGeneration() : new OfTraining();
  }

  /** Headers of which the rest is not written yet. */
  Pattern NETWORK_NAME = Pattern.compile("(?s).*\\b(train|generate\\s+\\w+\\s+from)\\s+");

  Pattern DATA_NAME = Pattern.compile("(?s).*\\btrain\\s+\\w+\\s+on\\s+");

  /** Where the word stands in something that could not be read, what is before it tells. */
  private static Context ofBroken(List<Node> path, Cursor cursor) {
    Node node = path.getLast();
    int start = Math.min(node.span().start(), cursor.offset());
    String before = cursor.analysis().source().text().substring(start, cursor.offset());
    if (matches(DATA_NAME, before)) {
      return new OfDataName();
    }
    if (matches(NETWORK_NAME, before)) {
      return new OfNetworkName();
    }
    boolean first = before.isBlank();
    return switch (node.part()) {
      case Statement.Broken broken -> first ? new OfBody() : new OfValue();
      case DataStatement.Broken broken -> first ? new OfData() : new OfValue();
      case TrainStatement.Broken broken -> first ? ofBlock(path) : new OfValue();
      case Declaration.Broken broken -> first ? new OfFile() : new Nothing();
      case Declaration.Record row -> new OfRecord(row);
      case Expression.Broken broken -> new OfValue();
      case SyntaxFile file -> new OfFile();
      default -> new Nothing();
    };
  }

  private static boolean matches(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.matches();
  }
}
