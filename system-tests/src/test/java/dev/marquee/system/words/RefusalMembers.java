package dev.marquee.system.words;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The further members that a call brings: of {@code Map.of("left", left)}, or of {@code
 * members.put("left", left)} before it.
 */
final class RefusalMembers {

    private record Member(ExpressionTree key, ExpressionTree value) {}

    private RefusalMembers() {}

    static Set<String> names(MethodInvocationTree call, @Nullable MethodTree inside) {
        var names = new HashSet<String>();
        for (var member : of(call, inside)) names.addAll(names(member.key));
        return names;
    }

    /** What is given for this member. */
    static List<ExpressionTree> values(
            MethodInvocationTree call, @Nullable MethodTree inside, String name) {
        return of(call, inside).stream()
                .filter(member -> names(member.key).contains(name))
                .map(Member::value)
                .toList();
    }

    private static List<Member> of(MethodInvocationTree call, @Nullable MethodTree inside) {
        var members = new ArrayList<Member>();
        for (var argument : call.getArguments()) {
            members.addAll(ofMap(argument));
            if (argument.toString().matches("members|Map\\.copyOf\\(members\\)") && inside != null)
                members.addAll(put(inside));
        }
        return members;
    }

    private static List<Member> ofMap(ExpressionTree argument) {
        var members = new ArrayList<Member>();
        if (argument instanceof ConditionalExpressionTree either) {
            members.addAll(ofMap(either.getTrueExpression()));
            members.addAll(ofMap(either.getFalseExpression()));
        }
        if (argument instanceof MethodInvocationTree map
                && map.getMethodSelect().toString().equals("Map.of"))
            for (var i = 0; i + 1 < map.getArguments().size(); i += 2)
                members.add(new Member(map.getArguments().get(i), map.getArguments().get(i + 1)));
        return members;
    }

    private static List<Member> put(MethodTree method) {
        var members = new ArrayList<Member>();
        new TreeScanner<@Nullable Void, @Nullable Void>() {
            @Override
            public @Nullable Void visitMethodInvocation(
                    MethodInvocationTree tree, @Nullable Void none) {
                if (tree.getMethodSelect().toString().equals("members.put"))
                    members.add(
                            new Member(tree.getArguments().getFirst(), tree.getArguments().get(1)));
                return super.visitMethodInvocation(tree, none);
            }
        }.scan(method, null);
        return members;
    }

    private static Set<String> names(ExpressionTree key) {
        if (key instanceof ConditionalExpressionTree either) {
            var both = new HashSet<>(names(either.getTrueExpression()));
            both.addAll(names(either.getFalseExpression()));
            return both;
        }
        return key instanceof LiteralTree literal
                ? Set.of(String.valueOf(literal.getValue()))
                : Set.of();
    }
}
