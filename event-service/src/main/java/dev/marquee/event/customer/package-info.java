/** Who commissioned events: customers of customer-service, known here by their ids. */
@NullMarked
package dev.marquee.event.customer;

import org.jspecify.annotations.NullMarked;
