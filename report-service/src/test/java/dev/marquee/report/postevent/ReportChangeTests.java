package dev.marquee.report.postevent;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.test.LostUpdateContract;
import dev.marquee.platform.web.MergePatch;
import dev.marquee.platform.web.PatchReader;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** Changes of one report at the same moment, on both databases. */
abstract class ReportChangeTests implements LostUpdateContract<ReportText> {

    private static final Caller ADMIN =
            new Caller(1, "Admin", "admin@ticket.local", true, Set.of("ADMIN"));

    @Autowired ManageReports manage;
    @Autowired Reports reports;
    @Autowired ReportViews views;
    @Autowired Completions completions;
    @Autowired ReportPdf pdf;
    @Autowired PatchReader patches;

    @Override
    public PatchReader patches() {
        return patches;
    }

    @Override
    public List<String> changes() {
        return List.of("{\"summary\":\"Sold out\"}", "{\"feedback\":\"The bar was slow\"}");
    }

    @Override
    public Subject<ReportText> subject() {
        return new Stored(
                reports.save(
                                Samples.report(
                                        Samples.lanternNight(),
                                        new ReportText("A full house", "Warm")))
                        .id());
    }

    private final class Stored implements Subject<ReportText> {

        private final long id;

        Stored(long id) {
            this.id = id;
        }

        @Override
        public long version() {
            return manage.get(id, ADMIN).version();
        }

        @Override
        public void change(
                PatchReader patches, @Nullable String ifMatch, MergePatch<ReportText> body) {
            new ReportApiController(manage, views, completions, pdf, patches)
                    .change(id, body, ifMatch, ADMIN);
        }

        @Override
        public void changeTheOldWay(PatchReader patches, MergePatch<ReportText> body) {
            var text = patches.apply(body, ReportText.of(manage.get(id, ADMIN)));
            manage.change(id, text, null, ADMIN);
        }

        @Override
        public List<Boolean> stored() {
            var report = manage.get(id, ADMIN);
            return List.of(
                    report.summary().equals("Sold out"),
                    report.feedback().equals("The bar was slow"));
        }
    }
}
