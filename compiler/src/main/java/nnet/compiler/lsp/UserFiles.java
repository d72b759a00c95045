package nnet.compiler.lsp;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nnet.compiler.ide.Analysis;
import nnet.compiler.ide.Document;
import nnet.compiler.ide.Neighbours;
import nnet.compiler.ide.Workspace;
import nnet.compiler.project.Sources;
import nnet.compiler.source.Home;
import nnet.compiler.source.SourceFile;

/** The user's files: those that are open as they are in the editor, the others as on the disk. */
final class UserFiles {
  private final Workspace workspace;
  private final Sources sources;

  UserFiles(Workspace workspace) {
    this.workspace = workspace;
    sources = new Sources(address -> workspace.at(address).map(Document::source));
  }

  /**
   * Where a text of the editor is from.
   *
   * @param name of the file, for messages
   */
  Home home(String uri, String name) {
    return Addresses.path(uri).map(path -> sources.home(path, name)).orElse(Home.NOWHERE);
  }

  /** What a file is known by that an editor tells of. */
  String address(String uri) {
    return home(uri, uri).address();
  }

  /** The other files of the projects of these texts, each once. */
  List<SourceFile> around(Iterable<Document> documents) {
    Map<String, SourceFile> files = new LinkedHashMap<>();
    for (Document document : documents) {
      Optional<Path> path = Addresses.path(document.uri());
      if (path.isPresent() && !document.isOfLibrary()) {
        sources.project(path.get()).forEach(file -> files.put(file.home().address(), file));
      }
    }
    return List.copyOf(files.values());
  }

  /** The source files and folders of a folder, by the way there from a text. */
  List<String> beside(String uri, String folder) {
    return Addresses.path(uri).map(path -> sources.beside(path, folder)).orElse(List.of());
  }

  /** The files that may have to do with a text. */
  Neighbours neighbours(Document document) {
    return new Neighbours() {
      @Override
      public List<SourceFile> files() {
        return around(List.of(document));
      }

      @Override
      public Analysis analysis(SourceFile file) {
        return workspace
            .at(file.home().address())
            .map(Document::analysis)
            .orElseGet(() -> Analysis.of(file));
      }
    };
  }
}
