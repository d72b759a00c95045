package nnet.compiler.cli;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ServiceLoader;
import nnet.runtime.model.Model;

/** The network of a jar that has no weights yet. */
final class ModelJarLoader implements AutoCloseable {
  private final URLClassLoader loader;

  ModelJarLoader(Path jar) throws IOException {
    loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, Model.class.getClassLoader());
  }

  Model model() {
    return ServiceLoader.load(Model.class, loader).findFirst().orElseThrow();
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
