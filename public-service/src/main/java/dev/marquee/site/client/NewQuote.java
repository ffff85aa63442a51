package dev.marquee.site.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A choice whose price somebody would like to know. */
public record NewQuote(long eventId, List<NewBooking.Item> items, @Nullable String offerCode) {}
