package dev.marquee.platform.jpa;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

/** Pages of lists. */
public final class Pages {

    private Pages() {}

    /**
     * A page of a list for people to turn, or the last one where there are fewer: a list may have
     * become shorter since the link was made. Two statements, however long the list is.
     *
     * @param page from 0; one before the first is the first
     */
    public static <T> Page<T> orLast(
            JpaSpecificationExecutor<T> repository,
            Specification<T> condition,
            int page,
            int size,
            Sort sort) {
        var total = repository.count(condition);
        var last = Math.toIntExact(Math.max(0, (total - 1) / size));
        var asked = PageRequest.of(Math.clamp(page, 0, last), size, sort);
        return new PageImpl<>(
                total == 0 ? List.of() : rows(repository, condition, asked), asked, total);
    }

    /** The rows of a page, without a count. */
    public static <T> List<T> rows(
            JpaSpecificationExecutor<T> repository, Specification<T> condition, Pageable page) {
        return repository.<T, List<T>>findBy(condition, found -> found.slice(page).getContent());
    }

    /** The next rows of a list that is read in chunks of one size. */
    public static Pageable chunk(long offset, int size, Sort sort) {
        return PageRequest.of(Math.toIntExact(offset / size), size, sort);
    }
}
