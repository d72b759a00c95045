package nnet.examples.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The runtime once more, with scalar kernels: which kernels there are is decided once when the
 * runtime is loaded, so a second choice needs a second runtime.
 */
final class ScalarRuntime extends ClassLoader {
  private static final String KERNELS = "nnet.kernels";
  private static final String CHOICE = "nnet.runtime.kernel.Kernels";
  private static final Set<String> RUNS =
      Set.of(EntryRun.class.getName(), UpdateRun.class.getName());

  static final ScalarRuntime INSTANCE = new ScalarRuntime();

  private ScalarRuntime() {
    super(ScalarRuntime.class.getClassLoader());
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

  private static void restore(@Nullable String before) {
    if (before == null) {
      System.clearProperty(KERNELS);
    } else {
      System.setProperty(KERNELS, before);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("nnet.runtime.") && !RUNS.contains(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = in.readAllBytes();
      return defineClass(name, bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
