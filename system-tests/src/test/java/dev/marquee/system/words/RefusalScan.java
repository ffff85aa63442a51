package dev.marquee.system.words;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.marquee.platform.reason.Reasons;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * Finds the reasons in Java: what {@code Problems.problem} and {@code Problems.detail} are called
 * with, directly or through methods that are given the reason, and what {@code @ApiResponse} names.
 */
final class RefusalScan {

    private static final Pattern CODE = Pattern.compile("[a-z-]+");
    private static final String MAKER = "Problems";

    /** The member that says more than the code. */
    private static final String MORE = "reason";

    /**
     * A method that refuses with the reason that it is given.
     *
     * @param type the class whose method it is
     * @param at which of its parameters is the reason
     * @param status null where the caller says it
     */
    private record Helper(
            String type, String name, int at, @Nullable Integer status, Set<String> members) {}

    private record Call(
            String type,
            @Nullable MethodTree inside,
            MethodInvocationTree tree,
            String receiver,
            String name,
            String place) {}

    private final Trees trees;
    private final Function<JavaFileObject, String> name;
    private final List<Call> calls = new ArrayList<>();
    private final Map<String, String> constants = new HashMap<>();
    private final List<FoundReason> found = new ArrayList<>();

    private RefusalScan(Trees trees, Function<JavaFileObject, String> name) {
        this.trees = trees;
        this.name = name;
    }

    static List<FoundReason> of(
            Iterable<? extends JavaFileObject> files, Function<JavaFileObject, String> name)
            throws IOException {
        var task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(null, null, fault -> {}, null, null, files);
        var scan = new RefusalScan(Trees.instance(task), name);
        for (var unit : task.parse()) scan.read(unit);
        scan.follow();
        return scan.found;
    }

    private void read(CompilationUnitTree unit) {
        new TreeScanner<@Nullable Void, @Nullable Void>() {

            private String type = "";
            private @Nullable MethodTree inside;

            @Override
            public @Nullable Void visitClass(ClassTree tree, @Nullable Void none) {
                var outer = type;
                if (!tree.getSimpleName().isEmpty()) type = tree.getSimpleName().toString();
                super.visitClass(tree, none);
                type = outer;
                return null;
            }

            @Override
            public @Nullable Void visitMethod(MethodTree tree, @Nullable Void none) {
                var outer = inside;
                inside = tree;
                super.visitMethod(tree, none);
                inside = outer;
                return null;
            }

            @Override
            public @Nullable Void visitVariable(VariableTree tree, @Nullable Void none) {
                if (inside == null
                        && tree.getInitializer() instanceof LiteralTree literal
                        && literal.getValue() instanceof String text)
                    constants.put(type + "." + tree.getName(), text);
                return super.visitVariable(tree, none);
            }

            @Override
            public @Nullable Void visitMethodInvocation(
                    MethodInvocationTree tree, @Nullable Void none) {
                var called = tree.getMethodSelect();
                var receiver =
                        called instanceof MemberSelectTree member
                                ? member.getExpression().toString()
                                : type;
                var name =
                        called instanceof MemberSelectTree member
                                ? member.getIdentifier().toString()
                                : called.toString();
                calls.add(new Call(type, inside, tree, receiver, name, place(unit, tree)));
                return super.visitMethodInvocation(tree, none);
            }

            @Override
            public @Nullable Void visitAnnotation(AnnotationTree tree, @Nullable Void none) {
                if (tree.getAnnotationType().toString().endsWith("ApiResponse"))
                    addDescribed(tree, place(unit, tree));
                return super.visitAnnotation(tree, none);
            }
        }.scan(unit, null);
    }

    private String place(CompilationUnitTree unit, Tree tree) {
        return name.apply(unit.getSourceFile())
                + ":"
                + unit.getLineMap()
                        .getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
    }

    /** The same reading as that of RefusalDocs. */
    private void addDescribed(AnnotationTree annotation, String place) {
        var status = argument(annotation, "responseCode");
        var description = argument(annotation, "description");
        if (status == null || description == null || !status.matches("[45]\\d\\d")) return;
        var head = description.split(": ", 2)[0];
        var codes =
                Stream.of(head.replace("`", "").split("[,;] (?:or )?| or "))
                        .map(words -> words.split(" ", 2)[0])
                        .toList();
        if (!codes.stream().allMatch(CODE.asMatchPredicate())) return;
        for (var code : codes)
            found.add(new FoundReason(place, code, Integer.valueOf(status), Set.of(), false));
    }

    private static @Nullable String argument(AnnotationTree annotation, String name) {
        for (var argument : annotation.getArguments())
            if (argument instanceof AssignmentTree one && one.getVariable().toString().equals(name))
                return literal(one.getExpression());
        return null;
    }

    private static @Nullable String literal(ExpressionTree tree) {
        if (tree instanceof LiteralTree literal) return String.valueOf(literal.getValue());
        if (tree instanceof BinaryTree sum)
            return literal(sum.getLeftOperand()) + literal(sum.getRightOperand());
        return null;
    }

    /** From the makers to those who call them, until nobody hands a reason on any more. */
    private void follow() {
        var known = new HashSet<Helper>();
        var todo = new ArrayList<Helper>();
        todo.add(new Helper(MAKER, "problem", 1, null, Set.of()));
        todo.add(new Helper(MAKER, "detail", 1, null, Set.of()));
        todo.add(new Helper(MAKER, "describe", 2, null, Set.of()));
        while (!todo.isEmpty()) {
            var helper = todo.removeLast();
            if (!known.add(helper)) continue;
            for (var call : calls)
                if (call.name().equals(helper.name()) && call.receiver().equals(helper.type()))
                    read(call, helper, todo);
        }
    }

    private void read(Call call, Helper helper, List<Helper> todo) {
        var arguments = call.tree().getArguments();
        if (arguments.size() <= helper.at()) return;
        var status = helper.status();
        for (var argument : arguments)
            if (status == null) status = FoundReason.status(argument.toString());
        var members = new HashSet<>(helper.members());
        members.addAll(RefusalMembers.names(call.tree(), call.inside()));
        read(call, arguments.get(helper.at()), status, members, todo);
    }

    private void read(
            Call call,
            ExpressionTree type,
            @Nullable Integer status,
            Set<String> members,
            List<Helper> todo) {
        switch (type) {
            case ParenthesizedTree inner ->
                    read(call, inner.getExpression(), status, members, todo);
            case ConditionalExpressionTree either -> {
                read(call, either.getTrueExpression(), status, members, todo);
                read(call, either.getFalseExpression(), status, members, todo);
            }
            case LiteralTree literal ->
                    add(call, String.valueOf(literal.getValue()), status, members);
            // the reason of a status, which the catalogue has in the area http
            case MethodInvocationTree made when made.toString().endsWith("reason(status)") -> {}
            case MemberSelectTree constant ->
                    add(call, constants.get(constant.toString()), status, members);
            case IdentifierTree named -> {
                var constant = constants.get(call.type() + "." + named.getName());
                var at = parameter(call.inside(), named);
                if (constant != null) add(call, constant, status, members);
                else if (at < 0) add(call, null, status, members);
                else {
                    var method =
                            String.valueOf(call.inside() == null ? "" : call.inside().getName());
                    todo.add(new Helper(call.type(), method, at, status, Set.copyOf(members)));
                }
            }
            default -> add(call, null, status, members);
        }
    }

    private void add(
            Call call, @Nullable String code, @Nullable Integer status, Set<String> members) {
        found.add(new FoundReason(call.place(), code, status, Set.copyOf(members), true));
        if (code == null || Reasons.all().stream().noneMatch(one -> isMore(one.code(), code)))
            return;
        for (var value : RefusalMembers.values(call.tree(), call.inside(), MORE))
            more(call, value, code);
    }

    private static boolean isMore(String precise, String code) {
        return precise.startsWith(code + ".");
    }

    /** What the member {@code reason} says by a literal, here or where the method is called. */
    private void more(Call call, ExpressionTree value, String code) {
        switch (value) {
            case ParenthesizedTree inner -> more(call, inner.getExpression(), code);
            case ConditionalExpressionTree either -> {
                more(call, either.getTrueExpression(), code);
                more(call, either.getFalseExpression(), code);
            }
            case LiteralTree literal -> addMore(call, code, String.valueOf(literal.getValue()));
            case MemberSelectTree constant ->
                    addMore(call, code, constants.get(constant.toString()));
            case IdentifierTree named -> {
                addMore(call, code, constants.get(call.type() + "." + named.getName()));
                var at = parameter(call.inside(), named);
                if (at < 0 || call.inside() == null) return;
                var method = call.inside().getName().toString();
                for (var outer : calls)
                    if (outer.inside() != call.inside()
                            && outer.name().equals(method)
                            && outer.receiver().equals(call.type())
                            && outer.tree().getArguments().size() > at)
                        more(outer, outer.tree().getArguments().get(at), code);
            }
            default -> {} // of an enum or a state, which ReasonsTest reads
        }
    }

    private void addMore(Call call, String code, @Nullable String word) {
        if (word != null)
            found.add(
                    new FoundReason(
                            call.place(),
                            code + "." + word.toLowerCase(Locale.ROOT).replace('_', '-'),
                            null,
                            Set.of(),
                            true));
    }

    private static int parameter(@Nullable MethodTree method, IdentifierTree named) {
        if (method == null) return -1;
        for (var i = 0; i < method.getParameters().size(); i++)
            if (method.getParameters().get(i).getName().equals(named.getName())) return i;
        return -1;
    }
}
