package nnet.compiler.emit;

import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.attribute.ModuleMainClassAttribute;
import java.lang.classfile.attribute.ModulePackagesAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ModuleDesc;
import java.lang.constant.PackageDesc;
import java.lang.reflect.AccessFlag;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nnet.runtime.model.Model;

/**
 * A model's jar as a module, named after the model's class: programs see what is nnet's in it, and
 * the model is a service. The Vector API is used where its module is.
 *
 * @param main the program of the jar
 * @param needed modules of the JDK beside the base
 */
record JarModule(String className, String main, List<String> needed) {
  static final String FILE = "module-info.class";

  JarModule {
    needed = List.copyOf(needed);
  }

  /**
   * @param entries names of all files in the jar
   */
  byte[] file(Collection<String> entries) {
    List<PackageDesc> packages = packages(entries).stream().map(PackageDesc::of).toList();
    ModuleAttribute module =
        ModuleAttribute.of(
            ModuleDesc.of(className),
            builder -> {
              require(builder, "java.base", Set.of(AccessFlag.MANDATED));
              require(builder, "jdk.incubator.vector", Set.of(AccessFlag.STATIC_PHASE));
              needed.forEach(name -> require(builder, name, Set.of()));
              packages.stream()
                  .filter(each -> each.name().startsWith("nnet."))
                  .forEach(each -> builder.exports(each, Set.of()));
              ClassDesc model = ClassDesc.of(Model.class.getName());
              builder.uses(model);
              builder.provides(model, ClassDesc.of(className));
            });
    return ClassFile.of()
        .buildModule(
            module,
            file ->
                file.with(ModulePackagesAttribute.ofNames(packages))
                    .with(ModuleMainClassAttribute.of(ClassDesc.of(main))));
  }

  private static void require(
      ModuleAttribute.ModuleAttributeBuilder builder, String name, Set<AccessFlag> flags) {
    builder.requires(ModuleDesc.of(name), flags, null);
  }

  private static Set<String> packages(Collection<String> entries) {
    Set<String> packages = new TreeSet<>();
    for (String entry : entries) {
      int end = entry.lastIndexOf('/');
      if (entry.endsWith(".class") && end > 0 && !entry.startsWith("META-INF/")) {
        packages.add(entry.substring(0, end).replace('/', '.'));
      }
    }
    return packages;
  }
}
