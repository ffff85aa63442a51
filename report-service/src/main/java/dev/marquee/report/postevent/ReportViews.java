package dev.marquee.report.postevent;

import dev.marquee.platform.export.Chunks;
import dev.marquee.platform.jpa.Pages;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Component;

/** Reads reports with the figures of their events; nobody gets one that is not theirs to see. */
@Component
class ReportViews {

    private final ReportListings listings;
    private final Reports reports;
    private final Completions completions;

    ReportViews(ReportListings listings, Reports reports, Completions completions) {
        this.listings = listings;
        this.reports = reports;
        this.completions = completions;
    }

    /** A report with all figures. */
    Optional<ReportView> find(long id, Scope scope) {
        return reports.findById(id)
                .filter(report -> scope.includes(report.event().organizerId()))
                .map(this::view);
    }

    /** The same of one that was read already. */
    ReportView view(Report report) {
        return ReportView.of(report, completions.findById(report.event().id()).orElse(null));
    }

    /** A page of reports; one past the end is the last. */
    Page<ReportView> pageOrLast(Scope scope, ReportQuery query) {
        return views(
                Pages.orLast(
                        listings,
                        query.condition(scope),
                        query.pageOr0(),
                        query.sizeOrDefault(),
                        query.sorting()));
    }

    /** The same; one past the end is empty. */
    Page<ReportView> page(Scope scope, ReportQuery query) {
        return views(
                listings.findAll(
                        query.condition(scope),
                        PageRequest.of(query.pageOr0(), query.sizeOrDefault(), query.sorting())));
    }

    /** All that a query finds, asked for a part at a time. */
    Iterable<ReportView> all(Scope scope, ReportQuery query) {
        return new Chunks<>(offset ->
                views(
                        Pages.rows(
                                listings,
                                query.condition(scope),
                                Pages.chunk(offset, Chunks.SIZE, query.sorting()))));
    }

    /** The first of those about an event. */
    List<ReportView> about(long event, Scope scope, int most) {
        var query = ReportQuery.about(event);
        return views(
                Pages.rows(
                        listings,
                        query.condition(scope),
                        PageRequest.ofSize(most).withSort(query.sorting())));
    }

    private Page<ReportView> views(Page<ReportListing> page) {
        return new PageImpl<>(
                views(page.getContent()), page.getPageable(), page.getTotalElements());
    }

    /** In two questions for all of them; one that was deleted meanwhile is left out. */
    private List<ReportView> views(List<ReportListing> found) {
        if (found.isEmpty()) return List.of();
        var ids = found.stream().map(ReportListing::id).toList();
        var byId =
                reports.findAllById(ids).stream()
                        .collect(Collectors.toMap(Report::id, Function.identity()));
        var events = byId.values().stream().map(report -> report.event().id()).distinct().toList();
        var known =
                completions.findAllWithTypes(events).stream()
                        .collect(Collectors.toMap(Completion::eventId, Function.identity()));
        return ids.stream()
                .<@Nullable Report>map(byId::get)
                .filter(Objects::nonNull)
                .map(report -> ReportView.of(report, known.get(report.event().id())))
                .toList();
    }
}
