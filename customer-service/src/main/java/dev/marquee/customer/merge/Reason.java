package dev.marquee.customer.merge;

/** Why two customers may be one; the surest first. */
enum Reason {
    EMAIL,
    PHONE,
    ADDRESS,
    NAME
}
