package nnet.compiler.ide;

import java.util.List;
import nnet.compiler.source.SourceFile;

/** The files of a project: the ide itself reads none. */
public interface Neighbours {
  /** All of them, those that are open as they are in the editor. */
  List<SourceFile> files();

  /** What is known of one of them. */
  Analysis analysis(SourceFile file);
}
