package dev.perennial.house;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.type.TypeKind;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** One Java file as the house tests see it, read by the compiler's own parser. */
final class Source {
    private static final Set<TypeKind> INEXACT = Set.of(TypeKind.DOUBLE, TypeKind.FLOAT);

    /** Parsing needs no class path: looking through all its jars for each file took a hundred times as long. */
    private static final StandardJavaFileManager FILES = withoutClassPath();

    record Method(String name, long lines) {}

    /** A line of code and what is wrong with it. */
    record Inexact(long line, String word) {}

    final String path;
    final String text;
    final List<String> types = new ArrayList<>();
    final List<String> refusals = new ArrayList<>();
    final List<String> literals = new ArrayList<>();
    final List<Method> methods = new ArrayList<>();
    final List<Inexact> inexact = new ArrayList<>();

    private Source(String path, String text) {
        this.path = path;
        this.text = text;
        try {
            var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                    .getTask(
                            null, FILES, problem -> {}, List.of("-proc:none"), null, List.of(new InMemory(path, text)));
            var positions = Trees.instance(task).getSourcePositions();
            for (var unit : task.parse()) {
                new Reader(unit, positions).scan(unit, null);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static StandardJavaFileManager withoutClassPath() {
        try {
            var files = ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null);
            files.setLocation(StandardLocation.CLASS_PATH, List.of());
            files.setLocation(StandardLocation.ANNOTATION_PROCESSOR_PATH, List.of());
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Source of(String path, String text) {
        return new Source(path, text);
    }

    /** Every file of the program itself. */
    static List<Source> main() {
        return paths("src/main/java", ".java").stream()
                .map(path -> new Source(path.toString(), read(path)))
                .toList();
    }

    static List<Path> paths(String folder, String ending) {
        try (var files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The file's name without its ending, which is its outermost type. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
    }

    /** The package right below {@code dev.perennial}; empty for the root itself. */
    String module() {
        var below = path.replaceFirst("^.*dev/perennial/", "");
        return below.contains("/") ? below.substring(0, below.indexOf('/')) : "";
    }

    private final class Reader extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        Reader(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (!type.getSimpleName().isEmpty()) {
                types.add(type.getSimpleName().toString());
            }
            if (type.getKind() == Tree.Kind.ENUM
                    && type.getImplementsClause().stream()
                            .anyMatch(face -> face.toString().equals("Refusal"))) {
                for (var member : type.getMembers()) {
                    if (member instanceof VariableTree constant
                            && constant.getType() instanceof IdentifierTree named
                            && named.getName().equals(type.getSimpleName())
                            && constant.getInitializer() != null) {
                        refusals.add(constant.getName().toString());
                    }
                }
            }
            return super.visitClass(type, nothing);
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            long end = positions.getEndPosition(unit, method);
            if (end >= 0) {
                methods.add(new Method(method.getName().toString(), line(end) - line(start(method)) + 1));
            }
            return super.visitMethod(method, nothing);
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void nothing) {
            if (literal.getValue() instanceof String string) {
                literals.add(string);
            }
            if (literal.getKind() == Tree.Kind.DOUBLE_LITERAL || literal.getKind() == Tree.Kind.FLOAT_LITERAL) {
                inexact.add(new Inexact(line(start(literal)), literal.toString()));
            }
            return super.visitLiteral(literal, nothing);
        }

        @Override
        public Void visitPrimitiveType(PrimitiveTypeTree type, Void nothing) {
            if (INEXACT.contains(type.getPrimitiveTypeKind())) {
                inexact.add(new Inexact(line(start(type)), type.toString()));
            }
            return super.visitPrimitiveType(type, nothing);
        }

        @Override
        public Void visitIdentifier(IdentifierTree identifier, Void nothing) {
            if (identifier.getName().contentEquals("Double")
                    || identifier.getName().contentEquals("Float")) {
                inexact.add(new Inexact(line(start(identifier)), identifier.toString()));
            }
            return super.visitIdentifier(identifier, nothing);
        }

        private long start(Tree tree) {
            return positions.getStartPosition(unit, tree);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String text;

        InMemory(String path, String text) {
            super(URI.create("memory:///" + path.replace(' ', '_')), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreErrors) {
            return text;
        }
    }
}
