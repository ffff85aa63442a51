package dev.marquee.site.client;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The waiting lists of ticket-service. */
@HttpExchange("/api")
public interface WaitingListClient {

    /** What can be waited for; 404 where it was never on sale. */
    @GetExchange("/events/{code}/waiting-list/summary")
    WaitingList waitingList(@PathVariable String code);

    /** Asks for a place, which counts once a mailed link is used. */
    @PostExchange("/events/{code}/waiting-list")
    void joinWaitingList(@PathVariable String code, @RequestBody WaitingList.Wish wish);

    /** The place of a mailed link. */
    @GetExchange("/waiting-list/link")
    WaitingPlace waitingPlace(@RequestHeader("Waiting-Link") String token);

    /** Counts the place from now on. */
    @PostExchange("/events/{event}/waiting-list/{id}/confirm")
    WaitingPlace confirmPlace(
            @PathVariable long event, @PathVariable long id, @RequestBody WaitingPlace.Link link);

    /** Lets fewer tickets than it wants pass, and keeps the place. */
    @PostExchange("/events/{event}/waiting-list/{id}/pass")
    WaitingPlace letPass(
            @PathVariable long event, @PathVariable long id, @RequestBody WaitingPlace.Link link);

    /** Takes what is offered, if it costs nothing. */
    @PostExchange("/events/{event}/waiting-list/{id}/take")
    WaitingPlace takeOffer(
            @PathVariable long event, @PathVariable long id, @RequestBody WaitingPlace.Link link);

    /** Wants fewer tickets, at the same place. */
    @PostExchange("/events/{event}/waiting-list/{id}/fewer")
    WaitingPlace wantFewer(
            @PathVariable long event, @PathVariable long id, @RequestBody WaitingPlace.Fewer wish);

    /** Leaves the list, or declines what is offered. */
    @DeleteExchange("/events/{event}/waiting-list/{id}")
    WaitingPlace leaveWaitingList(
            @PathVariable long event,
            @PathVariable long id,
            @RequestHeader("Waiting-Link") String token);
}
