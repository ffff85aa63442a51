package dev.marquee.event.category;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/** Changes to the categories, one after the other: each locks them all first. */
@Service
class ManageCategories {

    private final JdbcClient jdbc;
    private final Categories categories;
    private final AuditTrail audit;
    private final ApplicationEventPublisher told;

    ManageCategories(
            JdbcClient jdbc,
            Categories categories,
            AuditTrail audit,
            ApplicationEventPublisher told) {
        this.jdbc = jdbc;
        this.categories = categories;
        this.audit = audit;
        this.told = told;
    }

    /** Adds one at the end; 409 where there is one of that name, in whatever case. */
    @Transactional
    public void add(String name) {
        lock();
        refuseIfTaken(name);
        jdbc.sql(
                        "insert into category (name, position) select ?, coalesce(max(position), 0) + 1 from category")
                .param(name)
                .update();
        audit.record("category.added", target(name), "");
    }

    /** Gives it another name, also in its events. */
    @Transactional
    public void rename(String name, String other) {
        lock();
        refuseIfFixed(name);
        if (!name.equalsIgnoreCase(other)) refuseIfTaken(other);
        change("update category set name = ? where name = ?", other, name);
        told.publishEvent(new CategoryRenamed(name, other));
        audit.record("category.renamed", target(other), "was " + name);
    }

    /** Puts it before the one before it, or after the one after it, if there is one. */
    @Transactional
    public void move(String name, boolean up) {
        lock();
        var names = new java.util.ArrayList<>(categories.all());
        var at = names.indexOf(name);
        if (at < 0) throw Problems.notFound("category");
        var to = up ? at - 1 : at + 1;
        if (to < 0 || to >= names.size()) return;
        Collections.swap(names, at, to);
        number(names);
    }

    /** Positions are unique, so all go out of the way first. */
    private void number(List<String> names) {
        jdbc.sql("update category set position = -position - 1").update();
        for (int n = 0; n < names.size(); n++)
            change("update category set position = ? where name = ?", n + 1, names.get(n));
    }

    /** Removes one that no event has; 409 otherwise. */
    @Transactional
    public void delete(String name) {
        lock();
        refuseIfFixed(name);
        try {
            change("delete from category where name = ?", name);
        } catch (DataIntegrityViolationException e) {
            throw conflict("category-used", Text.of("problem.category-used", name), name);
        }
        audit.record("category.deleted", target(name), "");
    }

    private void change(String sql, Object... parameters) {
        if (jdbc.sql(sql).params(parameters).update() == 0) throw Problems.notFound("category");
    }

    private void lock() {
        jdbc.sql("select name from category order by name for update").query(String.class).list();
    }

    private void refuseIfTaken(String name) {
        if (categories.find(name).isPresent())
            throw conflict("category-exists", Text.of("problem.category-exists", name), name);
    }

    private static void refuseIfFixed(String name) {
        if (name.equals(Categories.OTHER))
            throw conflict("category-fixed", Text.of("problem.category-fixed", name), name);
    }

    private static ErrorResponseException conflict(String type, Text detail, String name) {
        return Problems.problem(HttpStatus.CONFLICT, type, detail, Map.of("name", name));
    }

    private static String target(String name) {
        return "category:" + name;
    }
}
