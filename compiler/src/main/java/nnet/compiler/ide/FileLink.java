package nnet.compiler.ide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nnet.compiler.resolve.Imports;
import nnet.compiler.source.Span;
import nnet.compiler.syntax.DataStatement;
import nnet.compiler.syntax.Declaration;
import nnet.compiler.syntax.Expression;
import nnet.compiler.syntax.TrainStatement;

/**
 * A text in quotes that names a file.
 *
 * @param span of what is between the quotes
 * @param path as it is written: relative to the folder of the text, or to that of the data
 * @param address of the file where that is known: of an import
 */
public record FileLink(Span span, String path, Optional<String> address) {

  public static List<FileLink> of(Analysis analysis) {
    List<FileLink> links = new ArrayList<>();
    analysis
        .tree()
        .each(node -> {
          switch (node.part()) {
            case DataStatement.From from ->
                Literals.files(from.source()).forEach(t -> add(links, t));
            case DataStatement.Join join ->
                Literals.files(join.source()).forEach(t -> add(links, t));
            case Declaration.Import imported ->
                add(links, imported.path(), address(imported, analysis.imports()));
            case TrainStatement.Start start -> add(links, start.file());
            default -> {}
          }
        });
    return links;
  }

  private static Optional<String> address(Declaration.Import declaration, Imports imports) {
    return imports.of(imports.main().source()).stream()
        .filter(each -> each.by().equals(declaration))
        .map(each -> each.file().source().home().address())
        .findFirst();
  }

  private static void add(List<FileLink> links, Expression.StringLiteral text) {
    add(links, text, Optional.empty());
  }

  private static void add(
      List<FileLink> links, Expression.StringLiteral text, Optional<String> address) {
    Span quoted = text.span();
    if (quoted.end() - quoted.start() > 2) {
      Span inside = new Span(quoted.file(), quoted.start() + 1, quoted.end() - 1);
      links.add(new FileLink(inside, text.value(), address));
    }
  }
}
