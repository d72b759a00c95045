package nnet.examples.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nnet.compiler.Compilation;
import nnet.compiler.Compiler;
import nnet.compiler.diagnostic.render.ShortRenderer;
import nnet.compiler.elaborate.Request;
import nnet.compiler.emit.CompiledClasses;
import nnet.compiler.emit.Emitted;
import nnet.compiler.emit.JavaCompiler;
import nnet.compiler.graph.Program;
import nnet.compiler.source.SourceFile;
import nnet.examples.run.Twins;

/** A random network, compiled if that is possible. */
sealed interface Drawn permits Forms, Drawn.Broken {

  /** All that is wrong, for a batch of this size. */
  List<String> problems(int batch);

  /** One that the compiler cannot compile. */
  record Broken(String problem) implements Drawn {
    @Override
    public List<String> problems(int batch) {
      return List.of(problem);
    }
  }

  /**
   * Networks from their texts, with one javac for all.
   *
   * @param vectors how many of them have their loops with vectors too: every n-th. Those take as
   *     long to compile as all the rest.
   */
  static List<Drawn> compiled(List<String> texts, int vectors) {
    Map<Integer, Drawn> drawn = new TreeMap<>();
    Map<Integer, Translated> translated = new TreeMap<>();
    for (int i = 0; i < texts.size(); i++) {
      try {
        translated.put(i, Translated.of(texts.get(i), i % vectors == 0));
      } catch (RuntimeException bug) {
        drawn.put(i, new Broken(bug.toString()));
      }
    }
    List<Integer> places = List.copyOf(translated.keySet());
    List<Drawn> loaded = loaded(List.copyOf(translated.values()));
    for (int i = 0; i < places.size(); i++) {
      drawn.put(places.get(i), loaded.get(i));
    }
    return List.copyOf(drawn.values());
  }

  /** What is there before javac. */
  record Translated(
      SourceFile source, Program written, Program lowered, Emitted emitted, boolean vectors) {

    static Translated of(String text, boolean vectors) {
      SourceFile source = new SourceFile("random.nnet", text);
      Compilation compilation = Compiler.check(source, Request.DEFAULT);
      String found = new ShortRenderer().render(compilation.diagnostics().sorted());
      Program written = compilation.program().orElseThrow(() -> new IllegalStateException(found));
      Program lowered = Compiler.lower(written);
      return new Translated(source, written, lowered, Compiler.emit(lowered), vectors);
    }

    /** Java by class name; without vectors the plain loops take their place. */
    Map<String, String> sources() {
      Map<String, String> sources = new TreeMap<>(emitted.sources());
      if (!vectors) {
        sources.keySet().removeIf(name -> name.endsWith("VectorLoops"));
        sources.replaceAll((name, text) -> text.replace("VectorLoops()", "ScalarLoops()"));
      }
      return sources;
    }
  }

  /** If javac refuses them all, each goes to it by itself. */
  private static List<Drawn> loaded(List<Translated> translated) {
    Map<String, String> java = new TreeMap<>();
    translated.forEach(each -> java.putAll(each.sources()));
    try {
      CompiledClasses classes = JavaCompiler.compile(java);
      List<String> names = translated.stream().map(each -> each.emitted().className()).toList();
      List<Twins> twins = Twins.of(classes, names);
      List<Drawn> drawn = new ArrayList<>();
      for (int i = 0; i < twins.size(); i++) {
        Translated each = translated.get(i);
        drawn.add(new Forms(each.source(), each.written(), each.lowered(), twins.get(i)));
      }
      return drawn;
    } catch (IllegalStateException refused) {
      return translated.size() == 1
          ? List.of(new Broken(refused.toString()))
          : translated.stream().map(each -> loaded(List.of(each)).getFirst()).toList();
    }
  }
}
