package nnet.compiler.emit;

import nnet.compiler.plan.Arena;

/** The names of a method's parameters. */
final class Parameters {
  private Parameters() {}

  static Uses.Chooser<String> names(RegionNames names) {
    return new Uses.Chooser<>() {
      @Override
      public String array(Arena arena) {
        return arena.variable();
      }

      @Override
      public String formal(int index) {
        return names.formal(index);
      }

      @Override
      public String result(int index) {
        return names.result(index);
      }

      @Override
      public String word(String name) {
        return name;
      }
    };
  }
}
