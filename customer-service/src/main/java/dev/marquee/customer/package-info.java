/** Customers and complaints. */
@NullMarked
package dev.marquee.customer;

import org.jspecify.annotations.NullMarked;
