package nnet.examples.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.function.Function;
import nnet.compiler.emit.CompiledClasses;
import org.jspecify.annotations.Nullable;

/**
 * The runtime and a model once more, with scalar kernels: which kernels there are is decided once
 * when the runtime is loaded, so a second choice needs a second runtime.
 */
final class ScalarTwin extends ClassLoader {
  private static final String KERNELS = "nnet.kernels";
  private static final String CHOICE = "nnet.runtime.kernel.Kernels";
  private static final String MODEL = "nnet.runtime.model.Model";
  private static final Set<String> RUNS =
      Set.of(EntryRun.class.getName(), UpdateRun.class.getName());

  private final CompiledClasses classes;

  ScalarTwin(CompiledClasses classes) {
    super(ScalarTwin.class.getClassLoader());
    this.classes = classes;
    String before = System.getProperty(KERNELS);
    System.setProperty(KERNELS, "scalar");
    try {
      if ((boolean) loadClass(CHOICE).getMethod("vectorized").invoke(null)) {
        throw new IllegalStateException("the second runtime has vector kernels too");
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } finally {
      restore(before);
    }
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

  private static void restore(@Nullable String before) {
    if (before == null) {
      System.clearProperty(KERNELS);
    } else {
      System.setProperty(KERNELS, before);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    boolean own =
        classes.files().containsKey(name)
            || name.startsWith("nnet.runtime.")
            || RUNS.contains(name);
    if (!own) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] bytes = classes.files().get(name);
    if (bytes == null) {
      bytes = ofTheRuntime(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] ofTheRuntime(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
