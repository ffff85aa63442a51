package dev.marquee.ticket.entry.list;

import dev.marquee.ticket.checkout.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The check-in lists of an event, all of them. */
@Schema(name = "EntryListsChange")
record EntryListRequest(@NotEmpty @Size(max = 50) List<@NotNull @Valid Item> lists) {

    /**
     * One of them.
     *
     * @param id of a list that is there; null for a new one
     * @param ticketTypeIds the types that it lets in; null or empty for all
     * @param opensAt when its doors open; null for three hours before the event begins
     * @param closesAt when its doors close; null for six hours after the event ends
     * @param mode once, once_per_day or free; once if it is left out
     * @param reentry whether whoever left may come in again; false if it is left out
     */
    @Schema(name = "EntryListChange")
    record Item(
            @Schema(example = "0") @PositiveOrZero @Nullable Integer id,
            @Schema(example = "Entry") @NotBlank @PlainText @Size(max = 60) String name,
            @Schema(example = "[71, 72]") @Size(max = 100)
                    @Nullable List<@NotNull Long> ticketTypeIds,
            @Schema(example = "2030-11-28T18:00:00+00:00") @Size(max = 40) @Nullable String opensAt,
            @Schema(example = "2030-11-29T02:00:00+00:00") @Size(max = 40)
                    @Nullable String closesAt,
            @Nullable EntryMode mode,
            @Schema(example = "false") @Nullable Boolean reentry) {

        EntryList list(int position, ZoneId zone) {
            var field = "lists[" + position + "].";
            return new EntryList(
                    id == null ? EntryList.NEW : id,
                    name.strip(),
                    ticketTypeIds == null || ticketTypeIds.isEmpty()
                            ? null
                            : Set.copyOf(new HashSet<>(ticketTypeIds)),
                    EntryTimes.read(field + "opens_at", opensAt, zone),
                    EntryTimes.read(field + "closes_at", closesAt, zone),
                    mode == null ? EntryMode.ONCE : mode,
                    Boolean.TRUE.equals(reentry));
        }
    }

    /**
     * As the lists are kept.
     *
     * @throws org.springframework.web.ErrorResponseException 422 for a time that is none
     */
    List<EntryList> lists(ZoneId zone) {
        return IntStream.range(0, lists.size()).mapToObj(n -> lists.get(n).list(n, zone)).toList();
    }
}
