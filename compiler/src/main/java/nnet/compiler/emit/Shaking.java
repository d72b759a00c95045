package nnet.compiler.emit;

import java.io.ByteArrayInputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LocalVariableType;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Leaves out of class files what is never called from some of them. What is left behaves as before:
 * no instruction is changed, and traces still name lines.
 */
final class Shaking {
  private final Map<String, byte[]> files;
  private final Reachable reachable;
  private final ClassFile format;

  private Shaking(Map<String, byte[]> files, Reachable reachable) {
    this.files = files;
    this.reachable = reachable;
    // Without the entries of the constant pool that only the dropped methods use.
    format =
        ClassFile.of(
            ClassFile.ConstantPoolSharingOption.NEW_POOL,
            ClassFile.ClassHierarchyResolverOption.of(hierarchy()));
  }

  /**
   * @param files by internal name, such as {@code nnet/runtime/model/Model}
   * @param roots names of the classes whose public methods are called
   */
  static Map<String, byte[]> of(Map<String, byte[]> files, Collection<String> roots) {
    return new Shaking(files, Reachable.from(files, roots)).all();
  }

  private ClassHierarchyResolver hierarchy() {
    return ClassHierarchyResolver.ofResourceParsing(
            description -> {
              String text = description.descriptorString();
              byte[] file = files.get(text.substring(1, text.length() - 1));
              return file == null ? null : new ByteArrayInputStream(file);
            })
        .orElse(ClassHierarchyResolver.defaultResolver());
  }

  private Map<String, byte[]> all() {
    Map<String, byte[]> kept = new TreeMap<>();
    reachable.classes().forEach(model -> kept.put(model.thisClass().asInternalName(), kept(model)));
    return kept;
  }

  private byte[] kept(ClassModel model) {
    MethodTransform lines = MethodTransform.transformingCode(Shaking::withoutLocalNames);
    ClassTransform transform =
        ClassTransform.dropping(
                element -> element instanceof MethodModel method && !reachable.has(model, method))
            .andThen(ClassTransform.transformingMethods(lines));
    return format.transformClass(model, transform);
  }

  private static void withoutLocalNames(CodeBuilder code, CodeElement element) {
    if (!(element instanceof LocalVariable) && !(element instanceof LocalVariableType)) {
      code.with(element);
    }
  }
}
