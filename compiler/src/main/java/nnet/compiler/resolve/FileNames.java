package nnet.compiler.resolve;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nnet.compiler.diagnostic.Diagnostics;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Declaration.Definition;
import nnet.compiler.syntax.SyntaxFile;

/** What one file can name, without the library. */
final class FileNames {
  private static final Pattern BEGINNING = Pattern.compile("[^({\\n]+");
  private static final Pattern WORD = Pattern.compile("\\w+");

  final Table<Definition> definitions = new Table<>(Definition::name);
  final Table<Declaration.Record> records = new Table<>(Declaration.Record::name);
  final Table<Declaration.Data> data = new Table<>(Declaration.Data::name);
  private final Table<Declaration.Generate> generations = new Table<>(Declaration.Generate::name);
  private final Set<String> broken = new HashSet<>();
  private final boolean complete;

  /**
   * @param complete whether all that the file imports was found
   */
  FileNames(boolean complete) {
    this.complete = complete;
  }

  static FileNames of(SyntaxFile file, Imports imports, Diagnostics diagnostics) {
    FileNames names = new FileNames(imports.isComplete(file.source()));
    file.declarations().forEach(declaration -> names.declare(declaration, diagnostics));
    return names;
  }

  private void declare(Declaration declaration, Diagnostics diagnostics) {
    switch (declaration) {
      case Definition definition -> definitions.declare(definition, diagnostics);
      case Declaration.Record row -> records.declare(row, diagnostics);
      case Declaration.Data set -> data.declare(set, diagnostics);
      case Declaration.Train train -> {}
      case Declaration.Generate generate -> generations.declare(generate, diagnostics);
      case Declaration.Test test -> {}
      case Declaration.Import file -> {}
      case Declaration.Language language -> {}
      case Declaration.Broken unread -> beginning(unread);
    }
  }

  /** The words that it begins with: one of them may be the name of what could not be read. */
  private void beginning(Declaration.Broken declaration) {
    Matcher start = BEGINNING.matcher(declaration.span().text());
    if (start.lookingAt()) {
      WORD.matcher(start.group()).results().forEach(word -> broken.add(word.group()));
    }
  }

  /** Makes known what another file declares. */
  void take(FileNames other, Span by, Diagnostics diagnostics) {
    definitions.take(other.definitions, by, diagnostics);
    records.take(other.records, by, diagnostics);
    data.take(other.data, by, diagnostics);
    broken.addAll(other.broken);
  }

  /** Whether something that could not be read may be called so. */
  boolean isBroken(String name) {
    return !complete || broken.contains(name);
  }
}
