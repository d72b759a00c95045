package nnet.compiler.project;

import java.nio.file.Path;
import nnet.compiler.source.Home;
import nnet.compiler.source.SourceFile;
import nnet.compiler.source.Unreadable;

/**
 * A file of a project.
 *
 * @param path with all links resolved
 * @param address of the path: made once, as files are found by it again and again
 * @param name as the user knows it
 */
record FileHome(Sources sources, Path path, String address, String name, Project project)
    implements Home {
  @Override
  public SourceFile open(String written) throws Unreadable {
    Path file = project.imported(path, written);
    return sources.file(file, Path.of(name).resolveSibling(written).normalize().toString());
  }
}
