package dev.marquee.gateway.room;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of waiting rooms; what differs from event to event its organiser decides.
 *
 * @param claim how long somebody is expected after being called
 * @param placesPerAddress how many places of one event one client address may have at once
 * @param retention how long after a room has ended all of its places are kept
 * @param proofRetention how long after a room has ended its draw can be checked: those who were
 *     drawn, by the ids that are published
 * @param rushVisitors how many simulated visitors come to the first event that has a waiting room;
 *     0 for none. Only in demos
 */
@Validated
@ConfigurationProperties("marquee.gateway.waiting-room")
record RoomSettings(
        @DefaultValue("2m") Duration claim,
        @DefaultValue("50") @Positive int placesPerAddress,
        @DefaultValue("7d") Duration retention,
        @DefaultValue("90d") Duration proofRetention,
        @DefaultValue("0") int rushVisitors) {}
