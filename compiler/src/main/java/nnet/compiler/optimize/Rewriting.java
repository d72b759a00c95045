package nnet.compiler.optimize;

import java.util.List;
import nnet.compiler.graph.Node;
import nnet.compiler.graph.Operation.Apply;
import nnet.compiler.graph.Region;
import nnet.compiler.graph.Regions;
import nnet.compiler.graph.Value;
import org.jspecify.annotations.Nullable;

/** Rules applied to every node, again until none applies. */
record Rewriting(String name, List<Rule> rules) implements Pass {
  private static final int MOST_ROUNDS = 30;

  @Override
  public Region apply(Region region) {
    return Regions.map(region, this::rewrite);
  }

  private Region rewrite(Region region) {
    Region current = region;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Editor editor = new Editor();
      boolean changed = false;
      for (Node node : current.nodes()) {
        Node now = editor.current(node);
        Value value = now.operation() instanceof Apply ? first(now, editor) : null;
        if (value == null) {
          editor.add(now);
        } else {
          editor.replace(node.result(), value);
          changed = true;
        }
      }
      current = DeadCode.without(editor.finish(current));
      if (!changed) {
        return current;
      }
    }
    return current;
  }

  private @Nullable Value first(Node node, Editor editor) {
    for (Rule rule : rules) {
      editor.origin(node.origin());
      Value value = rule.rewrite(node, editor);
      if (value != null && value.type().equals(node.result().type())) {
        return value;
      }
    }
    return null;
  }
}
