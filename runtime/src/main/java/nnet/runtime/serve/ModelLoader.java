package nnet.runtime.serve;

import java.net.URL;
import java.net.URLClassLoader;
import org.jspecify.annotations.Nullable;

/**
 * The classes and weights of one jar. The runtime is the service's; all else is looked for in the
 * jar first, so that a service can hold an older release of the network that it opens.
 */
final class ModelLoader extends URLClassLoader {

  static {
    registerAsParallelCapable();
  }

  ModelLoader(URL jar, ClassLoader service) {
    super(new URL[] {jar}, service);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (isService(name) || findResource(name.replace('.', '/') + ".class") == null) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known == null ? findClass(name) : known;
    }
  }

  private static boolean isService(String name) {
    return name.startsWith("nnet.runtime.") || name.startsWith("java.");
  }

  @Override
  public @Nullable URL getResource(String name) {
    URL own = findResource(name);
    return own == null ? super.getResource(name) : own;
  }
}
