package nnet.compiler.emit;

import java.util.stream.Collectors;
import nnet.compiler.graph.Formal;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Result;

/** What a region takes and gives, in one line. */
final class Signatures {
  private Signatures() {}

  static String of(Region region) {
    String takes =
        region.formals().stream()
            .filter(formal -> formal.kind() != Formal.Kind.KEY)
            .map(formal -> formal.value().toString())
            .collect(Collectors.joining(", "));
    String gives =
        region.results().stream()
            .map(Result::value)
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    return region.name() + "(" + takes + ") -> (" + gives + ")";
  }
}
