package nnet.examples.run;

import java.util.function.Function;
import nnet.compiler.emit.CompiledClasses;

/** Models once more, on the runtime with scalar kernels. */
final class ScalarTwin extends ClassLoader {
  private static final String MODEL = "nnet.runtime.model.Model";

  private final CompiledClasses classes;

  ScalarTwin(CompiledClasses classes) {
    super(ScalarRuntime.INSTANCE);
    this.classes = classes;
  }

  /** A model's runs in this loader. */
  @SuppressWarnings("unchecked")
  <R> Function<Object[], R> run(String className, Class<? extends Function<Object[], R>> kind) {
    try {
      Object model = loadClass(className).getDeclaredConstructor().newInstance();
      return (Function<Object[], R>)
          loadClass(kind.getName()).getConstructor(loadClass(MODEL)).newInstance(model);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = classes.files().get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
