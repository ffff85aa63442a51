package dev.marquee.ticket.ledger;

/**
 * What has become of the places of an event.
 *
 * @param sold tickets that are valid or used
 * @param held tickets that wait for their payment or confirmation
 * @param promised what is free for those on the waiting list
 * @param blocked seats that are not for sale
 */
record Places(int capacity, int free, int held, int sold, int promised, int blocked) {

    int sum() {
        return free + held + sold + promised + blocked;
    }
}
