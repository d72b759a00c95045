package nnet.compiler.optimize;

import nnet.compiler.graph.Region;

/** One rewrite of a graph; regions that it calls are rewritten too. */
public interface Pass {
  /** As {@code nnet graph --after} names it. */
  String name();

  Region apply(Region region);
}
