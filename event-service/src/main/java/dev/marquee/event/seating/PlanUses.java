package dev.marquee.event.seating;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many events have a seat plan. */
@Component
public class PlanUses {

    private final JdbcClient jdbc;

    PlanUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Of events that are not over, in any version of the plan; plans that none has are not there.
     */
    public Map<Long, Integer> of(Collection<Long> plans) {
        var uses = new HashMap<Long, Integer>();
        if (plans.isEmpty()) return uses;
        jdbc.sql(
                        """
                        select seat_plan_id, count(*) from event
                        where seat_plan_id in (:plans) and status in ('DRAFT', 'PUBLISHED', 'SOLD_OUT') group by seat_plan_id
                        """)
                .param("plans", plans)
                .query(row -> {
                    uses.put(row.getLong(1), row.getInt(2));
                });
        return uses;
    }
}
