package dev.marquee.ticket.figures;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/** What came and went on a day, in one currency. */
@Schema(name = "SalesMoneyOfDay")
public record MoneyOfDay(@Schema(example = "2026-11-25") LocalDate date, MoneySum money) {}
