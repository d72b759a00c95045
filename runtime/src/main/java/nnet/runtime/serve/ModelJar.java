package nnet.runtime.serve;

import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import nnet.runtime.io.AtomicFile;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;
import nnet.runtime.predict.Predictor;

/**
 * A jar that a service opens while it runs, whatever network it holds. The runtime is that of the
 * service; the network's classes are loaded from the jar, even where the service has some of the
 * same name, and go when nobody has the model any more.
 *
 * <pre>{@code
 * ModelJar jar = ModelJar.open(Path.of("fraud.jar"));
 * Predictor predictor = jar.predictor();
 * if (!predictor.selfTest().passed()) { ... }
 * }</pre>
 */
public final class ModelJar implements AutoCloseable {
  private final ModelLoader loader;
  private final Model model;
  private final Predictor predictor;

  private ModelJar(ModelLoader loader, Model model, Predictor predictor) {
    this.loader = loader;
    this.model = model;
    this.predictor = predictor;
  }

  /** A jar with weights in it. */
  public static ModelJar open(Path jar) {
    return open(jar, Optional.empty());
  }

  /** A jar, and weights beside it. */
  public static ModelJar open(Path jar, Path weights) {
    return open(jar, Optional.of(weights));
  }

  private static ModelJar open(Path jar, Optional<Path> weights) {
    if (!Files.isRegularFile(jar)) {
      throw new UserError("there is no file " + jar);
    }
    ModelLoader loader = loader(jar);
    try {
      Model model = model(jar, loader);
      Predictor predictor =
          weights.isPresent() ? Predictor.load(model, weights.get()) : Predictor.load(model);
      return new ModelJar(loader, model, predictor);
    } catch (RuntimeException | Error e) {
      close(loader);
      throw e;
    }
  }

  private static ModelLoader loader(Path jar) {
    try {
      return new ModelLoader(jar.toUri().toURL(), ModelJar.class.getClassLoader());
    } catch (MalformedURLException e) {
      throw new UserError("cannot open " + jar + ": " + AtomicFile.reason(e));
    }
  }

  /** The jar's own: networks on the service's class path are not meant. */
  private static Model model(Path jar, ClassLoader loader) {
    try {
      Iterator<Model> models = ServiceLoader.load(Model.class, loader).iterator();
      while (models.hasNext()) {
        Model model = models.next();
        if (loader.equals(model.getClass().getClassLoader())) {
          return model;
        }
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new UserError(jar + " was compiled for another release of nnet: " + e.getMessage());
    }
    throw new UserError(jar + " holds no compiled network");
  }

  public Model model() {
    return model;
  }

  /** With the weights that the jar was opened with. */
  public Predictor predictor() {
    return predictor;
  }

  /** No class is loaded from the jar any more; whoever still predicts should have ended. */
  @Override
  public void close() {
    close(loader);
  }

  private static void close(ModelLoader loader) {
    try {
      loader.close();
    } catch (IOException e) {
      throw new UserError("cannot close a jar: " + AtomicFile.reason(e));
    }
  }
}
