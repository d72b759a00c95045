package nnet.runtime.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.jar.Manifest;
import nnet.runtime.message.Suggestion;
import nnet.runtime.message.UserError;
import nnet.runtime.model.Model;

/**
 * Finds the compiled networks on the class path: a jar names its own in its manifest or, as Java's
 * services are named, in {@code META-INF/services}.
 */
final class ModelFinder {
  private static final String ATTRIBUTE = "Nnet-Model";

  private ModelFinder() {}

  static Model find(Optional<String> name) {
    Map<String, Model> models = new LinkedHashMap<>();
    for (Model model : ServiceLoader.load(Model.class)) {
      models.put(model.schema().network(), model);
    }
    for (String className : classNames()) {
      Model model = instance(className);
      models.put(model.schema().network(), model);
    }
    if (models.isEmpty()) {
      throw new UserError("there is no compiled network on the class path");
    }
    if (name.isEmpty() && models.size() > 1) {
      throw UserError.usage("say which with --network: " + String.join(", ", models.keySet()));
    }
    Model model = models.get(name.orElse(models.keySet().iterator().next()));
    if (model == null) {
      String wanted = name.orElse("");
      throw UserError.usage(
          "there is no network `" + wanted + "`" + Suggestion.suffix(wanted, models.keySet()));
    }
    return model;
  }

  private static List<String> classNames() {
    List<String> names = new ArrayList<>();
    try {
      ClassLoader loader = ModelFinder.class.getClassLoader();
      for (URL url : Collections.list(loader.getResources("META-INF/MANIFEST.MF"))) {
        try (InputStream in = url.openStream()) {
          String name = new Manifest(in).getMainAttributes().getValue(ATTRIBUTE);
          if (name != null) {
            names.add(name);
          }
        }
      }
    } catch (IOException e) {
      throw new UserError("cannot read the class path: " + e.getMessage());
    }
    return names;
  }

  private static Model instance(String className) {
    try {
      return Class.forName(className)
          .asSubclass(Model.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new UserError("the jar names " + className + " as its network, but cannot load it");
    }
  }
}
