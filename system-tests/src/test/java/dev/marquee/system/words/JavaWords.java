package dev.marquee.system.words;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssertTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Finds texts in Java that look as if a person reads them: several words, or one that begins large.
 * What only programs, operators and developers read is told by where it stands.
 */
final class JavaWords {

    private static final Pattern WORDS =
            Pattern.compile(
                    "\\p{L}{2,}[,;:.!?’]* +\\p{L}+|^\\p{Lu}\\p{Ll}+[.:!?…]?$|^ *\\p{L}{2,} +$|^ +\\p{L}{2,} *$");

    /** SQL, markup, JSON, rules for browsers, patterns of dates. */
    private static final Pattern CODE =
            Pattern.compile(
                    String.join(
                            "|",
                            "\\s*(?:select|insert|update|delete|alter table|with|where|and|or|from|order by|join|left join|inner join|case|group by|for update|set|values|on conflict|union|having|exists|lower\\(|coalesce|sum\\(|count\\(|not [a-z]\\.|limit|desc|asc|end|else|least\\(|floor\\()\\b.*",
                            ".*(?:\\w (?:=|<=|>=|<>|<|>|@@) [\\w:?('(]|\\blike [:?]|\\bis (?:not )?null|\\bin \\([:?s'%]|\\bcast\\(|\\b(?:desc|asc)$).*",
                            "\\(?(?:\\w+\\.)?[\\w*]+(?: as \\w+)?(?:,\\s*(?:\\w+\\.)?[\\w*]+(?: as \\w+)?)+,?\\s*(?:\\(.*)?",
                            ".*[<>{}].*|.*'(?:self|none)'.*|.*(?:charset|max-age)=.*|[dMyuHEhmsZz:, -]+",
                            "[a-z_, ]+=.*|[A-Z ]+|(?:[A-Z][\\w-]+, )+[\\w-]+|-----.*|[a-z]+/[a-z+]+.*"),
                    Pattern.DOTALL);

    /** Calls whose texts no visitor reads. */
    private static final Pattern SILENT =
            Pattern.compile(
                    String.join(
                            "|",
                            "trace|debug|info|warn|error|log|requireNonNull|super|complain|ask|named",
                            "sql|update|query|where|and|select|compile|matches|replaceAll|replaceFirst",
                            "\\w*[hH]eader|\\w*[dD]escription|hmac|derive|getBytes|state|clear|firstValue",
                            "register|purge|settle|ofPattern|dated|age|addEnforcedAttribute",
                            // the words are under thing.…
                            "notFound|changed"));

    /** Types whose texts no visitor reads. */
    private static final Pattern DEVELOPERS =
            Pattern.compile(".*(?:Exception|Error)|Unreadable|QueueMetrics|Recent<>");

    /** Error codes of Spring, such as {@code Size}; the bundles have the words. */
    private static final Pattern CODES = Pattern.compile("reject(?:Value)?");

    private final List<Literal> found = new ArrayList<>();
    private final Function<JavaFileObject, String> name;
    private final Trees trees;

    private JavaWords(Trees trees, Function<JavaFileObject, String> name) {
        this.trees = trees;
        this.name = name;
    }

    /**
     * @param root what paths are told from
     */
    static List<Literal> of(Path root, Collection<Path> files) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            return of(
                    manager.getJavaFileObjectsFromPaths(files),
                    file -> root.relativize(Path.of(file.toUri())).toString().replace('\\', '/'));
        }
    }

    static List<Literal> of(
            Iterable<? extends JavaFileObject> files, Function<JavaFileObject, String> name)
            throws IOException {
        var task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(null, null, fault -> {}, null, null, files);
        var words = new JavaWords(Trees.instance(task), name);
        for (var unit : task.parse()) words.read(unit);
        return words.found;
    }

    private void read(CompilationUnitTree unit) {
        SourcePositions positions = trees.getSourcePositions();
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void none) {
                if (literal.getValue() instanceof String text && isReadable(text)) {
                    var place = place(getCurrentPath(), text);
                    if (place != null)
                        found.add(
                                new Literal(
                                        name.apply(unit.getSourceFile()),
                                        unit.getLineMap()
                                                .getLineNumber(
                                                        positions.getStartPosition(unit, literal)),
                                        place,
                                        text));
                }
                return null;
            }
        }.scan(unit, null);
    }

    private static boolean isReadable(String text) {
        return WORDS.matcher(text).find() && !CODE.matcher(text).matches() || isOneWord(text);
    }

    private static boolean isOneWord(String text) {
        return text.matches("\\p{Lu}\\p{Ll}{2,}[.:!?…]?")
                && !text.matches("Bearer|Basic|Lax|Strict|Authorization|Marquee");
    }

    /** What the text is part of; null where nobody reads it. */
    private static @Nullable String place(TreePath literal, String text) {
        String place = null;
        var child = literal.getLeaf();
        for (var path = literal.getParentPath(); path != null; path = path.getParentPath()) {
            switch (path.getLeaf()) {
                case AnnotationTree annotation -> {
                    return child instanceof AssignmentTree value
                                    && value.getVariable().toString().equals("message")
                            ? "@" + annotation.getAnnotationType()
                            : null;
                }
                case MethodInvocationTree call -> {
                    var called = nameOf(call);
                    if (child != call.getMethodSelect()) {
                        if (SILENT.matcher(called).matches()) return null;
                        if (CODES.matcher(called).matches() && isOneWord(text)) return null;
                    }
                    if (place == null) place = called;
                }
                case NewClassTree made -> {
                    var type = made.getIdentifier().toString();
                    if (DEVELOPERS.matcher(type).matches()) return null;
                    if (place == null) place = "new " + type;
                }
                case AssertTree check -> {
                    return null;
                }
                case VariableTree variable -> {
                    if (place == null) place = variable.getName().toString();
                }
                case MethodTree method -> {
                    if (method.getName().contentEquals("toString")) return null;
                    if (place == null) place = method.getName().toString();
                }
                case ClassTree type -> {
                    if (place == null) place = type.getSimpleName().toString();
                }
                default -> {}
            }
            child = path.getLeaf();
        }
        return place == null ? "text" : place;
    }

    private static String nameOf(MethodInvocationTree call) {
        Tree select = call.getMethodSelect();
        return select instanceof MemberSelectTree member
                ? member.getIdentifier().toString()
                : select.toString();
    }
}
