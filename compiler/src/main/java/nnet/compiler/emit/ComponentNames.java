package nnet.compiler.emit;

import javax.lang.model.SourceVersion;

/** Names of the components of Java records: those of the source wherever Java allows it. */
final class ComponentNames {
  private ComponentNames() {}

  /** Without those that no component may have. */
  static Names fresh() {
    return new Names(
        "clone",
        "equals",
        "finalize",
        "getClass",
        "hashCode",
        "notify",
        "notifyAll",
        "toString",
        "wait");
  }

  static String of(String text, Names names) {
    return names.fresh(SourceVersion.isName(text) ? text : Identifiers.of(text));
  }
}
