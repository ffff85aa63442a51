package dev.marquee.platform.jpa;

import dev.marquee.platform.database.FoldedSql;
import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.type.StandardBasicTypes;

/** The function {@code folded(text)} of queries: a text as {@link FoldedSql} folds it. */
public class FoldedFunction implements FunctionContributor {

    static final String NAME = "folded";

    @Override
    public void contributeFunctions(FunctionContributions contributions) {
        var database = FoldedSql.on(contributions.getDialect() instanceof PostgreSQLDialect);
        contributions
                .getFunctionRegistry()
                .patternDescriptorBuilder(NAME, database.fold("?1"))
                .setExactArgumentCount(1)
                .setInvariantType(
                        contributions
                                .getTypeConfiguration()
                                .getBasicTypeRegistry()
                                .resolve(StandardBasicTypes.STRING))
                .register();
    }
}
