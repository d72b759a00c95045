package nnet.compiler.emit;

import java.util.Map;
import nnet.runtime.model.Model;

/** Emitted classes loaded into this process, for checks of gradients and for tests. */
public final class Loaded extends ClassLoader {
  private final Map<String, byte[]> files;

  private Loaded(CompiledClasses classes) {
    super(Loaded.class.getClassLoader());
    files = classes.files();
  }

  /** A model that is compiled and loaded. */
  public static Model model(Emitted emitted) {
    return model(JavaCompiler.compile(emitted.sources()), emitted.className());
  }

  /** The model of this class among those compiled. */
  public static Model model(CompiledClasses classes, String className) {
    return (Model) instance(new Loaded(classes), className);
  }

  /** The classes in a loader of their own. */
  static Loaded of(CompiledClasses classes) {
    return new Loaded(classes);
  }

  static Object instance(ClassLoader loader, String className) {
    try {
      var constructor = loader.loadClass(className).getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException unloadable) {
      throw new IllegalStateException("cannot load " + className, unloadable);
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = files.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
