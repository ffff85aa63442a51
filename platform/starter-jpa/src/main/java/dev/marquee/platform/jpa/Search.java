package dev.marquee.platform.jpa;

import dev.marquee.platform.database.Like;
import dev.marquee.platform.value.Folding;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.From;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.data.jpa.domain.PredicateSpecification;

/** The search field of a list, as a condition of a query. */
public final class Search {

    private static final char ESCAPE = '!';

    private Search() {}

    /**
     * What contains each of the words that were typed in one of its attributes, however they are
     * accented or capitalised. Nothing typed restricts nothing; what has no letter and no digit is
     * found nowhere.
     *
     * @param attributes their paths, such as {@code details.name}
     */
    public static <T> PredicateSpecification<T> words(String typed, String... attributes) {
        if (typed.isBlank()) return PredicateSpecification.unrestricted();
        var words = Folding.words(typed);
        return (from, criteria) -> {
            if (words.isEmpty()) return criteria.disjunction();
            var text =
                    criteria.function(
                            FoldedFunction.NAME, String.class, all(from, criteria, attributes));
            return criteria.and(
                    words.stream()
                            .map(word -> criteria.like(text, Like.contains(word), ESCAPE))
                            .toArray(Predicate[]::new));
        };
    }

    private static Expression<String> all(
            From<?, ?> from, CriteriaBuilder criteria, String... attributes) {
        return Stream.of(attributes)
                .map(path -> (Expression<String>) criteria.coalesce(at(from, path), ""))
                .reduce((text, next) -> criteria.concat(criteria.concat(text, " "), next))
                .orElseThrow();
    }

    private static Expression<String> at(From<?, ?> from, String attribute) {
        Path<?> path = from;
        for (var step : attribute.split("\\.")) path = path.get(step);
        return Objects.requireNonNull(path).as(String.class);
    }
}
