package dev.marquee.auth.factor;

/** An account signs in with two steps from now on: whoever signed in with one must come again. */
public record SecondStepTurnedOn(long accountId) {}
