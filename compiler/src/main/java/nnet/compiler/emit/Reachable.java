package nnet.compiler.emit;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which classes and methods a program may come to, from the public methods of some classes on. A
 * call by name reaches that method of every class that was reached (rapid type analysis without the
 * types: Bacon and Sweeney, OOPSLA 1996); nothing is found by reflection.
 */
final class Reachable {
  private static final Set<String> OF_OBJECTS = Set.of("toString", "hashCode", "equals");
  private static final Set<String> PLAIN = Set.of("java/lang/Object", "java/lang/Record");

  private final Map<String, ClassModel> known = new HashMap<>();
  private final Map<String, ClassModel> classes = new TreeMap<>();
  private final Set<String> methods = new HashSet<>();

  /** Names and types of the methods that are called, in whatever class. */
  private final Set<String> called = new HashSet<>();

  private final Deque<MethodModel> pending = new ArrayDeque<>();

  private Reachable(Map<String, byte[]> files) {
    files.forEach((name, file) -> known.put(name, ClassFile.of().parse(file)));
  }

  static Reachable from(Map<String, byte[]> files, Collection<String> roots) {
    Reachable reachable = new Reachable(files);
    for (String root : roots) {
      reachable.root(root);
    }
    while (!reachable.pending.isEmpty()) {
      reachable.pending.pop().code().ifPresent(reachable::read);
    }
    return reachable;
  }

  List<ClassModel> classes() {
    return List.copyOf(classes.values());
  }

  boolean has(ClassModel owner, MethodModel method) {
    return methods.contains(key(owner, method));
  }

  private void root(String name) {
    reach(name);
    ClassModel model = known.get(name);
    if (model == null) {
      throw new IllegalArgumentException("there is no class " + name);
    }
    for (MethodModel method : model.methods()) {
      if (method.flags().has(AccessFlag.PUBLIC)) {
        reach(model, method);
      }
    }
  }

  private void reach(String name) {
    ClassModel model = known.get(name);
    if (model == null || classes.putIfAbsent(name, model) != null) {
      return;
    }
    supertypes(model).forEach(this::reach);
    model.fields().forEach(field -> described(field.fieldTypeSymbol()));
    boolean others = hasOtherSupertypes(model);
    for (MethodModel method : model.methods()) {
      String own = method.methodName().stringValue();
      boolean shown = others && !method.flags().has(AccessFlag.PRIVATE);
      if (own.equals("<clinit>") || OF_OBJECTS.contains(own) || shown || isCalled(method)) {
        reach(model, method);
      }
    }
  }

  private boolean isCalled(MethodModel method) {
    return !method.flags().has(AccessFlag.STATIC) && called.contains(signature(method));
  }

  private static List<String> supertypes(ClassModel model) {
    List<String> names = new ArrayList<>();
    model.superclass().ifPresent(entry -> names.add(entry.asInternalName()));
    model.interfaces().forEach(entry -> names.add(entry.asInternalName()));
    return names;
  }

  /** Whether the JDK may call its methods, as it calls those of a Runnable. */
  private boolean hasOtherSupertypes(ClassModel model) {
    return supertypes(model).stream()
        .anyMatch(name -> {
          ClassModel above = known.get(name);
          return above == null ? !PLAIN.contains(name) : hasOtherSupertypes(above);
        });
  }

  private void reach(ClassModel owner, MethodModel method) {
    if (methods.add(key(owner, method))) {
      described(method.methodTypeSymbol());
      pending.push(method);
    }
  }

  private void read(CodeModel code) {
    for (CodeElement element : code) {
      switch (element) {
        case InvokeInstruction call -> call(call.method());
        case FieldInstruction field -> reach(field.owner());
        case NewObjectInstruction made -> reach(made.className());
        case NewReferenceArrayInstruction array -> reach(array.componentType());
        case NewMultiArrayInstruction array -> reach(array.arrayType());
        case TypeCheckInstruction check -> reach(check.type());
        case ExceptionCatch caught -> caught.catchType().ifPresent(this::reach);
        case ConstantInstruction.LoadConstantInstruction constant ->
            constant(constant.constantEntry());
        case InvokeDynamicInstruction dynamic -> {
          described(dynamic.typeSymbol());
          dynamic.invokedynamic().bootstrap().arguments().forEach(this::constant);
        }
        default -> {
          // no other element names a class
        }
      }
    }
  }

  private void constant(LoadableConstantEntry entry) {
    switch ((PoolEntry) entry) {
      case ClassEntry type -> reach(type);
      case MethodTypeEntry type -> described(type.asSymbol());
      case MethodHandleEntry handle -> {
        call(handle.reference());
        described(handle.asSymbol().invocationType());
      }
      default -> {
        // numbers and texts
      }
    }
  }

  /** Compilers, reflection, handles and lambdas look for the classes of a type. */
  private void described(MethodTypeDesc type) {
    described(type.returnType());
    type.parameterList().forEach(this::described);
  }

  private void described(ClassDesc type) {
    ClassDesc element = type;
    while (element.isArray()) {
      element = element.componentType();
    }
    String text = element.descriptorString();
    if (element.isClassOrInterface()) {
      reach(text.substring(1, text.length() - 1));
    }
  }

  private void reach(ClassEntry entry) {
    String name = entry.asInternalName();
    int element = name.lastIndexOf('[') + 1;
    reach(
        element == 0
            ? name
            : name.substring(element + 1, Math.max(element + 1, name.length() - 1)));
  }

  private void call(MemberRefEntry entry) {
    reach(entry.owner());
    String signature = entry.name().stringValue() + entry.type().stringValue();
    resolve(entry.owner().asInternalName(), signature);
    if (called.add(signature)) {
      for (ClassModel model : List.copyOf(classes.values())) {
        for (MethodModel method : model.methods()) {
          if (isCalled(method) && signature(method).equals(signature)) {
            reach(model, method);
          }
        }
      }
    }
  }

  /** Finds a method where it is declared: in the class or above it. */
  private void resolve(String owner, String signature) {
    ClassModel model = known.get(owner);
    if (model == null) {
      return;
    }
    for (MethodModel method : model.methods()) {
      if (signature(method).equals(signature)) {
        reach(model, method);
        return;
      }
    }
    supertypes(model).forEach(above -> resolve(above, signature));
  }

  private static String signature(MethodModel method) {
    return method.methodName().stringValue() + method.methodType().stringValue();
  }

  private static String key(ClassModel owner, MethodModel method) {
    return owner.thisClass().asInternalName() + "." + signature(method);
  }
}
