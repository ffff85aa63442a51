/** What customer-service asks of the other services, and tells them. */
@NullMarked
package dev.marquee.customer.client;

import org.jspecify.annotations.NullMarked;
